"""English sentences of the core, and what a Russian reader gets for each."""

from __future__ import annotations

SENTENCES: tuple[tuple[str, str], ...] = (
    # Parameters of a prompt.
    (
        "There is no such parameter. These can be used: {known}.",
        "Такого параметра нет. Есть вот какие: `{known}`.",
    ),
    (
        "A prompt follows at most {most} pictures, all kinds together.",
        "Текст может опираться не больше чем на столько картинок, всех видов вместе: {most}.",
    ),
    ("{flag} is given twice: keep one.", "`{flag}` указан дважды: оставь один."),
    (
        "{flag} and {other} say different things: keep one.",
        "`{flag}` и `{other}` говорят разное: оставь что-то одно.",
    ),
    (
        "The option says {one} and {flag} says {other}: keep one.",
        "Опция говорит `{one}`, а `{flag}` говорит `{other}`: оставь что-то одно.",
    ),
    (
        "{flag} needs a value, such as {example}.",
        "После `{flag}` нужно значение, например `{example}`.",
    ),
    (
        "{flag} takes one value, such as {example}. Words to draw go before it.",
        "У `{flag}` одно значение, например `{example}`. Слова, что рисовать, пиши перед ним.",
    ),
    (
        "{flag} takes no value. Words to draw go before it.",
        "У `{flag}` нет значения. Слова, что рисовать, пиши перед ним.",
    ),
    (
        "This stands for a picture of another order. Attach the picture here, or give its link"
        " before the words.",
        "Так называется картинка из другого заказа. Приложи её сюда или дай ссылку перед словами.",
    ),
    (
        "Several orders at once can be made with /imagine only.",
        "Несколько заказов сразу делает только `/imagine`.",
    ),
    (
        "This makes {count} orders at once, and {most} is the most.",
        "Так выходит заказов сразу: {count}, а можно не больше {most}.",
    ),
    (
        "Choices are written {{red, green}}; for a brace in the picture write \\{{ or \\}}.",
        "Варианты пишут так: `{{red, green}}`; чтобы нарисовать скобку, напиши `\\{{` или `\\}}`.",
    ),
    ("A brace is opened and not closed.", "Скобка открыта и не закрыта."),
    ("A brace is closed that was not opened.", "Закрыта скобка, которую не открывали."),
    (
        "These braces hold one thing, so there is nothing to choose.",
        "В этих скобках что-то одно, выбирать не из чего.",
    ),
    (
        "A link to a picture looks like https://example.org/dog.png.",
        "Ссылка на картинку выглядит так: `https://example.org/dog.png`.",
    ),
    ("A link has at most {most} characters.", "В ссылке не больше {most} знаков."),
    (
        "A link holds no quotation marks, brackets or backslashes; put a space after it.",
        "В ссылке не бывает кавычек, скобок и обратных черт; поставь после неё пробел.",
    ),
    (
        "Links begin with https:// or http://.",
        "Ссылки начинаются с `https://` или `http://`.",
    ),
    ("This link names no site.", "В этой ссылке не назван сайт."),
    (
        "A link with a name and a password in it is not followed.",
        "По ссылке с именем и паролем внутри бот не ходит.",
    ),
    (
        "{flag} takes links to pictures: Midjourney's codes and {random} random mean nothing here."
        " Give the link of a picture, or say it in words before the parameters.",
        "`{flag}` принимает ссылки на картинки: коды Midjourney и `{random} random` здесь ничего не"
        " значат. Дай ссылку на картинку или скажи словами перед параметрами.",
    ),
    ("{flag} needs a link to a picture.", "После `{flag}` нужна ссылка на картинку."),
    (
        "Links to pictures go first, before the words. To have one written in the picture, put it"
        " in quotation marks.",
        "Ссылки на картинки пишут в начале, перед словами. Чтобы ссылка была написана на картинке,"
        " возьми её в кавычки.",
    ),
    (
        "The models here can't weigh parts of a prompt. Say in words what matters most; to have"
        ' "::" written in the picture, put it in quotation marks.',
        "Здешние модели не взвешивают части текста. Скажи словами, что важнее; чтобы на картинке"
        " было написано `::`, возьми это в кавычки.",
    ),
    (
        "A parameter begins with two dashes and no space: {meant}.",
        "Параметр начинается с двух дефисов без пробела: `{meant}`.",
    ),
    (
        "An aspect ratio is two whole numbers, width:height, such as 16:9.",
        "Соотношение сторон – два целых числа, ширина:высота, например 16:9.",
    ),
    (
        "Both sides of an aspect ratio are 1 or more, such as 16:9.",
        "Обе стороны – от 1, например 16:9.",
    ),
    (
        "An aspect ratio is at most 3:1 (wide) or 1:3 (tall).",
        "Соотношение сторон – не шире 3:1 и не выше 1:3.",
    ),
    ("A zoom is a number from 1 to 2, such as 1.5.", "Отдаление – число от 1 до 2, например 1.5."),
    (
        "{model} gives no picture twice. To stay close to one, press V under it.",
        "`{model}` не рисует одну картинку дважды. Чтобы получить похожую, нажми `V` под ней.",
    ),
    (
        "{model} can't be told how much to leave to chance. For less, say more in words; for more,"
        " order more pictures with --n 4, or press Vary (Strong).",
        "`{model}` не понимает, сколько оставить случаю. Чтобы меньше – опиши подробнее; чтобы"
        " больше – закажи несколько картинок (`--n 4`) или нажми `Vary (Strong)`.",
    ),
    (
        "--variety takes low, medium or high.",
        "У `--variety` может быть `low`, `medium` или `high`.",
    ),
    (
        "On this server everybody in the channel sees every order. Leave it out, or order the words"
        " anew with /imagine.",
        "На этом сервере все в канале видят каждый заказ. Убери этот параметр или закажи слова"
        " заново: `/imagine`.",
    ),
    (
        "There is no such model here. These can be used: {known}.",
        "Такой модели здесь нет. Есть вот какие: `{known}`.",
    ),
    ("This model's qualities are {known}.", "У этой модели есть качество `{known}`."),
    # Midjourney's parameters that have no equal here.
    ("The models here have no such dial.", "У здешних моделей нет такой настройки."),
    (
        "Order more pictures with --n 4, or say in words how different they should be.",
        "Закажи больше картинок: `--n 4`, или скажи словами, насколько они разные.",
    ),
    (
        'Say it in words, such as "strange and dreamlike".',
        "Скажи словами, например «странно, как во сне».",
    ),
    (
        'Name the style in words, such as "watercolour" or "very detailed".',
        "Назови стиль словами, например «акварель» или «очень подробно».",
    ),
    (
        'For --style raw write --raw; name any other style in words, such as "watercolour".',
        "Вместо `--style raw` пиши `--raw`; другой стиль назови словами, например «акварель».",
    ),
    (
        'There is no anime model here. Say it in words, such as "in the style of anime".',
        "Отдельной модели для аниме здесь нет. Скажи словами: «в стиле аниме».",
    ),
    (
        "The models here always finish their pictures. For less detail use --q low.",
        "Здешние модели всегда дорисовывают до конца. Если нужно попроще: `--q low`.",
    ),
    ("For more detail use --q high.", "Если нужно подробнее: `--q high`."),
    (
        "A seed counts for the whole order here. Use --seed.",
        "Здесь одно зерно на весь заказ: `--seed`.",
    ),
    (
        "Say in words what to take from the pictures, and how closely.",
        "Скажи словами, что взять с картинок и насколько точно.",
    ),
    (
        "There are no style profiles here. Save words or parameters with /prefer option.",
        "Профилей стиля здесь нет. Слова и параметры можно сохранить: `/prefer option`.",
    ),
    (
        "Nothing is faster here than an order's own turn: use --fast, or leave it out.",
        "Быстрее своей очереди здесь не бывает: напиши `--fast` или ничего.",
    ),
    ("Easel draws still pictures only.", "Здесь рисуют только неподвижные картинки."),
    # A person's own options.
    (
        "A name begins with a letter and has at most 32 letters, digits, - and _.",
        "Имя начинается с латинской буквы; в нём не больше 32 букв, цифр, `-` и `_`.",
    ),
    (
        "It has {length} characters and {most} fit.",
        "Здесь знаков: {length}, а помещается {most}.",
    ),
    (
        "{flag} means something already. Choose another name.",
        "`{flag}` уже что-то значит. Выбери другое имя.",
    ),
    (
        "Write what it stands for: words, parameters or both.",
        "Напиши, что это значит: слова, параметры или то и другое.",
    ),
    (
        "You have {most} options, which is the most: remove one first.",
        "Опций уже {most}, больше нельзя: сначала убери одну.",
    ),
    (
        "You have no option of that name; see /prefer option list.",
        "Опции с таким именем у тебя нет; посмотри `/prefer option list`.",
    ),
    (
        "Everybody in the channel sees every order, and your settings stay as they were. A teacher"
        " can change that with /policy edit part:people.",
        "Все в канале видят каждый заказ, и твои настройки остались прежними. Учитель может это"
        " изменить: `/policy edit part:people`.",
    ),
    # Pictures and what is made of them.
    (
        "Twice {size} is more than this bot's limit for a picture.",
        "Вдвое больше, чем {size}, – это больше, чем бот может.",
    ),
    (
        "Here no picture's side is longer than {longest} pixels.",
        "Здесь сторона картинки не длиннее {longest} точек.",
    ),
    (
        "{model} draws no part of a picture anew, only the whole.",
        "`{model}` не перерисовывает часть картинки, только всю.",
    ),
    (
        "Choose a cell of the picture first, or upload a mask.",
        "Сначала выбери клетку картинки или загрузи маску.",
    ),
    (
        "{model} draws nothing larger than {size} in this shape.",
        "`{model}` не рисует в таком формате больше, чем {size}.",
    ),
    ("The picture is square already.", "Картинка уже квадратная."),
    (
        "At {aspect} the picture is as long as one can be (3:1).",
        "При {aspect} картинка уже самая длинная, какая бывает (3:1).",
    ),
    (
        "At this factor and shape there is nothing to add; take a factor over 1 or another --ar.",
        "При таком числе и формате добавлять нечего; возьми число больше 1 или другое `--ar`.",
    ),
    ("{model} only draws from words.", "`{model}` рисует только по словам."),
    (
        "{model} draws from {most} at the most.",
        "`{model}` берёт не больше картинок, чем `{most}`.",
    ),
    ("{model} only draws new pictures.", "`{model}` рисует только новые картинки."),
    (
        "What can be had of a model that changes no pictures: another one of the same idea.",
        "Модель, которая не меняет картинок, может нарисовать ещё одну по той же идее.",
    ),
    (
        "The mask leaves everything as it is: make transparent what is to be drawn anew, or paint"
        " it white and the rest black.",
        "Маска всё оставляет как есть: сделай прозрачным то, что надо перерисовать, или закрась"
        " это белым, а остальное чёрным.",
    ),
    (
        "A mask is a PNG of the picture's own size, {size}.",
        "Маска – это `PNG` того же размера, что картинка: {size}.",
    ),
    (
        "At twice its size the picture is over this server's upload limit.",
        "Вдвое большая картинка тяжелее, чем этот сервер принимает.",
    ),
    ("The picture is {size}; it may be {limit}.", "Размер картинки `{size}`; можно `{limit}`."),
    (
        "That is no sound PNG, JPEG or WebP picture.",
        "Это не исправная картинка `PNG`, `JPEG` или `WebP`.",
    ),
    # Links.
    (
        "There is no such server on the public Internet: check the address, or save the picture and"
        " attach it.",
        "Такого сервера в интернете нет: проверь адрес или сохрани картинку и приложи её.",
    ),
    (
        "That is no address of a picture: copy one that begins with https:// or http://.",
        "Это не адрес картинки: скопируй тот, что начинается с `https://` или `http://`.",
    ),
    (
        "An address must not hold a user name or password (the part before @): leave it out.",
        "В адресе не должно быть имени и пароля (то, что перед `@`): убери их.",
    ),
    (
        "A picture's address must not name a port (the number after the colon): leave it out.",
        "В адресе картинки не должно быть порта (число после двоеточия): убери его.",
    ),
    (
        "That is no usual way to write a server's address: copy the address that has its name.",
        "Так адреса серверов не пишут: скопируй адрес с именем.",
    ),
    (
        "That address leads from https to one without encryption: save the picture and attach it.",
        "Этот адрес ведёт с `https` туда, где нет шифрования: сохрани картинку и приложи её.",
    ),
    (
        "That is a web page, not a picture: copy the picture's own address, or attach it.",
        "Это страница, а не картинка: скопируй адрес самой картинки или приложи её.",
    ),
    (
        "That is no PNG, JPEG or WebP picture: save it as one of these and attach it.",
        "Это не картинка `PNG`, `JPEG` или `WebP`: сохрани её так и приложи.",
    ),
    (
        "The server did not send the picture (it says {status}): save the picture and attach it.",
        "Сервер не отдал картинку (отвечает `{status}`): сохрани её и приложи.",
    ),
    (
        "The server broke off, or sent no proper answer: try again, or save the picture and attach"
        " it.",
        "Сервер оборвал связь или ответил неправильно: попробуй снова или сохрани картинку и"
        " приложи её.",
    ),
    (
        "The server shows the picture only to its own people: save the picture and attach it.",
        "Сервер показывает картинку только своим: сохрани её и приложи.",
    ),
    (
        "There is nothing at that address, or no more: check it, or save the picture and attach"
        " it.",
        "По этому адресу ничего нет или уже нет: проверь его или сохрани картинку и приложи её.",
    ),
    (
        "There is nothing at that address: check it, or save the picture and attach it.",
        "По этому адресу ничего нет: проверь его или сохрани картинку и приложи её.",
    ),
    (
        "The server has no answer now (it says {status}): try later, or save the picture and attach"
        " it.",
        "Сервер сейчас не может ответить (говорит `{status}`): попробуй позже или сохрани картинку"
        " и приложи её.",
    ),
    (
        "The server's certificate can't be trusted: save the picture and attach it.",
        "Сертификату сервера нельзя верить: сохрани картинку и приложи её.",
    ),
    (
        "That address leads on and on: save the picture and attach it.",
        "Этот адрес ведёт всё дальше и дальше: сохрани картинку и приложи её.",
    ),
    (
        "The server does not answer: check it, or save the picture and attach it.",
        "Сервер не отвечает: проверь адрес или сохрани картинку и приложи её.",
    ),
    (
        "The server sends the picture packed: save the picture and attach it.",
        "Сервер присылает картинку упакованной: сохрани её и приложи.",
    ),
    (
        "The picture is over {limit}: make it smaller and attach it.",
        "Картинка больше `{limit}`: уменьши её и приложи.",
    ),
    (
        "The picture is over {limit}: make it smaller and attach it again.",
        "Картинка больше `{limit}`: уменьши её и приложи снова.",
    ),
    (
        "The picture did not come within {seconds}: try again, or save the picture and attach it.",
        "Картинка не пришла за `{seconds}`: попробуй снова или сохрани её и приложи.",
    ),
    (
        "Discord did not give it out; attach it again.",
        "Discord её не отдал; приложи ещё раз.",
    ),
    ("Only Discord has attached files.", "Приложенные файлы есть только в Discord."),
    # Prompts that are proposed.
    (
        "The engine that draws here can neither see pictures nor rewrite words.",
        "Здешний художник не видит картинок и не переписывает тексты.",
    ),
    (
        "No prompt for this picture keeps to this server's rules. Try another picture.",
        "Ни один текст к этой картинке не подходит к правилам сервера. Попробуй другую картинку.",
    ),
    ("The model found no words this time. Try again.", "Слов не нашлось. Попробуй ещё раз."),
    (
        "The service's own rules stopped it. Try another picture or other words.",
        "Остановили правила самого сервиса. Попробуй другую картинку или другие слова.",
    ),
    (
        "The model took too long. Try again in a minute.",
        "Модель думала слишком долго. Попробуй через минуту.",
    ),
    # The list of words.
    (
        "The phrase has to be in the prompt, with {typed} inside it.",
        "Фраза должна быть в тексте, и в ней {typed}.",
    ),
    (
        "Write the phrase that is always to be allowed.",
        "Напишите фразу, которую всегда можно.",
    ),
    (
        "Name at least one word, such as: swords, blood.",
        "Назовите хотя бы одно слово, например: мечи, кровь.",
    ),
    (
        "The list would have {length} entries, and {most} is the most.",
        "Записей в списке стало бы {length}, а можно не больше {most}.",
    ),
    (
        "{length} phrases would be allowed, and {most} is the most.",
        "Разрешённых фраз стало бы {length}, а можно не больше {most}.",
    ),
    ('"{word}" is on the list already.', "«{word}» уже есть в списке."),
    (
        '"{word}" is on the list already, as "{earlier}".',
        "«{word}» уже есть в списке: «{earlier}».",
    ),
    ('"{word}" is not on the list.', "«{word}» нет в списке."),
    ('"{word}" is allowed already.', "«{word}» уже разрешено."),
    (
        '"{word}" is too short: an entry has {least} to {most} characters.',
        "«{word}» – слишком коротко: в записи от {least} до {most} знаков.",
    ),
    (
        '"{word}" is too long: an entry has {least} to {most} characters.',
        "«{word}» – слишком длинно: в записи от {least} до {most} знаков.",
    ),
    (
        '"{word}" has no letters or digits, so it would match nothing.',
        "В «{word}» нет ни букв, ни цифр: совпадать будет не с чем.",
    ),
    (
        'No form of "{word}" is ticked, so it would match nothing: take it off.',
        "У «{word}» не отмечена ни одна форма: совпадать будет не с чем. Уберите слово из списка.",
    ),
    ("A theme has {most} words at the most.", "В теме не больше слов, чем {most}."),
    ('Did you mean "{word}"?', "Может быть, «{word}»?"),
    ("Did you mean {name}?", "Может быть, `{name}`?"),
    # The policy.
    (
        "The meta-prompt is empty: say how every picture should be.",
        "Мета-промпт пуст: скажите, какой должна быть каждая картинка.",
    ),
    (
        "The meta-prompt is {length} characters long, and {most} is the most.",
        "В мета-промпте знаков: {length}, а можно не больше {most}.",
    ),
    (
        "The colour is {length} characters long, and {most} is the most.",
        "В описании цвета знаков: {length}, а можно не больше {most}.",
    ),
    (
        "The helpline's text has {length} characters, and {most} is the most.",
        "В тексте о помощи знаков: {length}, а можно не больше {most}.",
    ),
    (
        "The model reads {limit} characters in all, and this meta-prompt has {length}. To leave"
        " {room} for a student's idea, make it {over} shorter.",
        "Модель читает всего {limit} знаков, а в мета-промпте их {length}. Чтобы осталось {room} на"
        " идею ученика, сократите его на {over}.",
    ),
    (
        "{aspect} is {shape}, and the orientation is {orientation}: no picture could be both.",
        "{aspect} – это `{shape}`, а ориентация – `{orientation}`: такой картинки не бывает.",
    ),
    (
        "{both} would hold at once: no picture could be both.",
        "Действовало бы сразу `{both}`: такой картинки не бывает.",
    ),
    (
        "{sets} have no {what} in common, so nothing could be drawn.",
        "Между `{sets}` нет ничего общего (`{what}`): рисовать было бы нечем.",
    ),
    (
        "{number} can't be the most {what}: say {least} to {most}, or any.",
        "{number} не годится (`{what}`): укажите от {least} до {most} или `any`.",
    ),
    (
        "No picture can be as small here: say {least} pixels or more, or any.",
        "Таких маленьких картинок здесь не бывает: укажите от {least} точек или `any`.",
    ),
    (
        "An assignment's title has 1 to {most} characters.",
        "В названии задания от 1 до {most} знаков.",
    ),
    ("Say what the class is to draw.", "Напишите, что класс должен нарисовать."),
    (
        "Moderation saw in the picture what is not for a class. Try another picture.",
        "На картинке увидели то, чему не место в классе. Попробуй другую картинку.",
    ),
    (
        "Nobody can look at pictures just now, so none is described. Try again in a few minutes.",
        "Смотреть картинки сейчас некому, поэтому описаний нет. Попробуй через несколько минут.",
    ),
    (
        "The assignment would end before it starts.",
        "Задание закончилось бы раньше, чем началось.",
    ),
    (
        'The threshold of "{category}" is {score}: it is a number from 0 to 1.',
        "Порог `{category}` – {score}, а должен быть числом от 0 до 1.",
    ),
    (
        "That is no time. Write it as 10:30, tomorrow 9:00, Friday 18:00, 2026-12-01 10:00, or as a"
        " length of time such as 45 minutes, 2 hours or 3 days.",
        "Это не время. Напишите его так: `10:30`, `tomorrow 9:00`, `Friday 18:00`,"
        " `2026-12-01 10:00`, или сколько это продлится: `45 minutes`, `2 hours`, `3 days`.",
    ),
    ('There is no pack "{name}".', "Набора «{name}» нет."),
    ("There are {known}.", "Есть `{known}`."),
    ("In <#{channel}>: {rest}", "В <#{channel}>: {rest}"),
    ('There is no model "{name}".', "Модели «{name}» нет."),
    ('There is no "{name}".', "Значения «{name}» нет."),
    ("Choose from {known}.", "Выберите из `{known}`."),
    ('For no rule write "any".', "Если правила нет, напишите `any`."),
    ('"{text}" is no whole number.', "«{text}» – не целое число."),
    (
        '"{text}" is no category and score, such as violence: 0.4.',
        "«{text}» – не категория с порогом, как `violence: 0.4`.",
    ),
    (
        "Reports go to a channel of this server, or to none.",
        "Жалобы приходят в канал этого сервера или никуда.",
    ),
    ("The bot does not see that channel.", "Бот не видит этого канала."),
    (
        "The bot can't write in {channel}. Let it view the channel, send messages and embed links"
        " there, and choose it again.",
        "Бот не может писать в {channel}. Разрешите ему там видеть канал, отправлять сообщения и"
        " встраивать ссылки, и выберите канал снова.",
    ),
    (
        "The bot can't show pictures in {channel}. Let it attach files there, and choose it again.",
        "Бот не может показывать картинки в {channel}. Разрешите ему там прикреплять файлы и"
        " выберите канал снова.",
    ),
    # A policy's file.
    ("Line {line}: {rest}", "Строка {line}: {rest}"),
    (
        "The file is over {most} KiB: no policy is that large.",
        "Файл больше {most} КиБ: таких больших правил не бывает.",
    ),
    (
        "The file is no text in UTF-8: save it as UTF-8.",
        "Файл – не текст в `UTF-8`: сохраните его как `UTF-8`.",
    ),
    (
        "The file says what is in force already: nothing would change.",
        "В файле то, что и так действует: ничего бы не изменилось.",
    ),
    (
        "The file has no fields such as words: compare it with one of /policy export.",
        "В файле нет полей вроде `words`: сравните его с файлом из `/policy export`.",
    ),
    (
        "The file has characters in it that YAML does not allow.",
        "В файле есть знаки, которых `YAML` не допускает.",
    ),
    (
        "This is no YAML ({problem}). Compare it with a file of /policy export.",
        "Это не `YAML` (`{problem}`). Сравните с файлом из `/policy export`.",
    ),
    (
        "this is no YAML ({problem}). Compare it with a file of /policy export.",
        "это не `YAML` (`{problem}`). Сравните с файлом из `/policy export`.",
    ),
    (
        "This Easel reads files that say format: {format} and a policy's fields.",
        "Этот бот читает файлы, в которых есть `format: {format}` и поля правил.",
    ),
    (
        "& and * have no meaning here. Use quotes around.",
        "`&` и `*` здесь ничего не значат. Возьмите текст в кавычки.",
    ),
    (
        "! has no meaning here. Use quotes around it.",
        "`!` здесь ничего не значит. Возьмите текст в кавычки.",
    ),
    (
        "too many things stand one in another.",
        "слишком много одного внутри другого.",
    ),
    (
        "it is there twice, first in line {first}.",
        "это поле уже есть в строке {first}.",
    ),
    ('a policy has no "{name}".', "в правилах нет поля «{name}»."),
    ('A policy has no "{name}".', "В правилах нет поля «{name}»."),
    (
        'A channel\'s policy has no "{name}".',
        "В правилах канала нет поля «{name}».",
    ),
    ('An assignment has no "{name}".', "В задании нет поля «{name}»."),
    ("An assignment has a {name}.", "В задании должно быть поле `{name}`."),
    ("The fields are {known}.", "Есть поля `{known}`."),
    (
        '"{word}" is not among the words.',
        "«{word}» нет среди слов.",
    ),
    ('"{name}" is no id of a channel.', "«{name}» – не номер канала."),
    (
        'the score of "{name}" is a number from 0 to 1.',
        "порог `{name}` – число от 0 до 1.",
    ),
    (
        "one text or number is wanted here, and no list.",
        "здесь нужен один текст или число, а не список.",
    ),
    (
        "a list is wanted here, an entry a line, each after a dash.",
        "здесь нужен список: по записи в строке, каждая после дефиса.",
    ),
    (
        "in line {line} a text is wanted; put it in quotes.",
        "в строке {line} нужен текст; возьмите его в кавычки.",
    ),
    ("lines such as name: value are wanted here.", "здесь нужны строки вида `имя: значение`."),
    ("in line {line} a new name is wanted.", "в строке {line} нужно новое имя."),
    ("{key} is text.", "`{key}` – это текст."),
    ("{key} is a list of texts.", "`{key}` – это список текстов."),
    ("{key} is a whole number from 0.", "`{key}` – целое число от 0."),
    ("{key} is true or false.", "`{key}` – `true` или `false`."),
    ("{key} are of {known}.", "`{key}` – из `{known}`."),
    ("{key} is one of {known}.", "`{key}` – одно из `{known}`."),
    (
        "{key} is a moment with its zone, such as 2026-12-01T10:00+01:00.",
        "`{key}` – время с поясом, например `2026-12-01T10:00+01:00`.",
    ),
    (
        "{key} are lists of forms by an entry of the list.",
        "`{key}` – списки форм по записям списка.",
    ),
    (
        "{key} are numbers from 0 to 1 by a category's name.",
        "`{key}` – числа от 0 до 1 по категориям.",
    ),
    ("{key} are by a channel's id.", "`{key}` – по номерам каналов."),
    ("{what} is a list of names with values.", "`{what}`: нужен список имён со значениями."),
    # An option that stands for a refused parameter.
    ("{flag}: {rest}", "`{flag}`: {rest}"),
)
