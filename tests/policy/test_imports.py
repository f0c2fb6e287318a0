import subprocess
import sys


def test_an_english_list_never_loads_the_russian_dictionary():
    code = (
        "import sys; from easel.policy import DEFAULT, compile_words;"
        "compile_words(DEFAULT.words).find('a blood moon');"
        "sys.exit('pymorphy3' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
