import subprocess
import sys


def test_a_prompt_waits_for_no_dictionary_once_a_list_is_compiled():
    code = (
        "import sys; from easel.policy import DEFAULT, compile_words;"
        "from easel.policy.words import known, russian;"
        "matcher = compile_words(DEFAULT.words); loaded = set(sys.modules);"
        "read = (known._english.cache_info().misses, russian._dictionary.cache_info().misses);"
        "matcher.find('рыцарь пьёт чай, krov, a blood moon');"
        "again = (known._english.cache_info().misses, russian._dictionary.cache_info().misses);"
        "sys.exit(set(sys.modules) != loaded or read != (1, 1) or again != read)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
