"""The descriptions of commands, options and choices in Russian; their names are what people type.

Discord takes 100 characters for each (its API documentation, 2026-08-06).
"""

from __future__ import annotations

DESCRIPTIONS: dict[str, str] = {
    # Orders.
    "Draw pictures from your words": "Нарисовать картинки по твоим словам",
    "What the pictures show; parameters such as --ar 16:9 may stand at its end": (
        "Что на картинках; в конце можно добавить параметры, например --ar 16:9"
    ),
    "How many pictures, 1 to 4": "Сколько картинок, от 1 до 4",
    "Width to height, such as 16:9": "Ширина к высоте, например 16:9",
    "How much work goes into each picture": "Сколько труда вложить в каждую картинку",
    "low": "низкое",
    "medium": "среднее",
    "high": "высокое",
    "Which model draws": "Какая модель рисует",
    "A picture to draw from, where this server allows it": (
        "Картинка, от которой отталкиваться, если сервер это разрешает"
    ),
    "Find prompts that would make a picture like yours": (
        "Подобрать тексты, по которым выйдет картинка как твоя"
    ),
    "The picture; give either this or a link": "Картинка; приложи её или дай ссылку",
    "The address of the picture, such as https://example.org/dog.png": (
        "Адрес картинки, например https://example.org/dog.png"
    ),
    "Blend two to five pictures into new ones": "Смешать от двух до пяти картинок в новые",
    "The first picture": "Первая картинка",
    "The second picture": "Вторая картинка",
    "One more picture": "Ещё одна картинка",
    "The shape; square, where this server has no other": (
        "Форма; квадрат, если у сервера нет другой"
    ),
    "Portrait 2:3": "Вертикально 2:3",
    "Square": "Квадрат",
    "Landscape 3:2": "Горизонтально 3:2",
    "Find out which words of a prompt matter": "Узнать, какие слова в тексте важны",
    "The prompt to be made shorter, parameters and all": "Текст, который сократить, с параметрами",
    "See what I can do, or look something up": "Что я умею, или справка о чём-нибудь",
    "A command, a parameter or a button; without it, an overview": (
        "Команда, параметр или кнопка; без этого – обзор"
    ),
    "Stop an order of yours that waits or is being drawn": (
        "Остановить твой заказ, который ждёт или рисуется"
    ),
    "Which one; without it, your newest": "Какой; без этого – самый новый",
    "Show your orders under way and your pictures": "Твои заказы в работе и твои картинки",
    "Post the pictures of an order again, with their buttons": (
        "Показать картинки заказа снова, с кнопками"
    ),
    "Type to find one of your orders, or paste its id": (
        "Начни писать, чтобы найти заказ, или вставь его номер"
    ),
    "See your favourite pictures, and post one of them": (
        "Твои любимые картинки; любую можно показать"
    ),
    # What people set for themselves.
    "See and set how your pictures are drawn and shown": (
        "Посмотреть и выбрать, как рисуются и показываются твои картинки"
    ),
    "See which models may draw on this server, and how": (
        "Какие модели рисуют на этом сервере и как"
    ),
    "Your own ways of ordering": "Как ты заказываешь",
    "Your own --names": "Твои собственные --имена",
    "Let a --name of yours stand for words and parameters": (
        "Назвать своим --именем слова и параметры"
    ),
    "What you will type, such as oil for --oil": "Что будешь писать, например oil для --oil",
    "What it stands for, such as: oil on canvas --ar 3:2": (
        "Что это значит, например: маслом на холсте --ar 3:2"
    ),
    "See your own --names and what they stand for": "Твои --имена и что они значат",
    "Forget a --name of yours": "Забыть твоё --имя",
    "Which one": "Какое",
    "Put something after each prompt of yours": "Добавлять что-то после каждого твоего текста",
    "Words and parameters; without it, the suffix is taken away": (
        "Слова и параметры; без них добавка убирается"
    ),
    "Turn Remix on or off: buttons ask for your words first": (
        "Включить или выключить «Remix»: кнопки сначала спрашивают слова"
    ),
    "Turn private copies of your finished pictures on or off": (
        "Включить или выключить копии готовых картинок в личные сообщения"
    ),
    "Your orders take their own turn in the line": "Твои заказы идут в свою очередь",
    "Your orders wait until nobody else does": "Твои заказы ждут, пока не дождутся другие",
    "Hide your orders from classmates; teachers see them": (
        "Скрыть заказы от одноклассников; учителя их видят"
    ),
    "Show your orders to everybody in the channel": "Показывать твои заказы всем в канале",
    # The policy.
    "What every picture here obeys": "Правила для каждой картинки здесь",
    "Show what holds in this channel, and where each rule comes from": (
        "Что действует в этом канале и откуда каждое правило"
    ),
    "Show the policy in force": "Действующие правила",
    "Change the policy in a form": "Изменить правила в форме",
    "Which part of the policy": "Какая часть правил",
    "The picture: meta-prompt, colour, shape": "Картинка: мета-промпт, цвет, форма",
    "The engine: models, qualities, how many, how large": (
        "Модели: какие, какое качество, сколько, какого размера"
    ),
    "The people: references, hiding, clicks, reports": (
        "Люди: чужие картинки, скрытые заказы, кнопки, жалобы"
    ),
    "Safety: slips, allowed phrases, moderation, helpline": (
        "Безопасность: опечатки, разрешённое, модерация, помощь"
    ),
    "What a channel adds can only be stricter": "Канал может только ужесточить правила",
    "The whole server": "Весь сервер",
    "This channel, with its threads": "Этот канал с его ветками",
    "Set what suits an age: packs, slips, moderation": (
        "Выбрать подходящее возрасту: наборы, опечатки, модерация"
    ),
    "The class's age; nothing changes before you confirm": (
        "Возраст класса; без подтверждения ничего не изменится"
    ),
    "my own": "своё",
    "7 to 10 years": "от 7 до 10 лет",
    "11 to 14 years": "от 11 до 14 лет",
    "15 to 18 years": "от 15 до 18 лет",
    "Switch packs of words on and off, one by one": "Включать и выключать наборы слов",
    "Try a prompt against the policy, without drawing": "Проверить текст по правилам, не рисуя",
    "As a student would type it": "Как его написал бы ученик",
    "Show who changed the policy, when, and from what to what": (
        "Кто, когда и что изменил в правилах"
    ),
    "Take back the last change": "Отменить последнее изменение",
    "Go back to an earlier version of the policy": "Вернуть прежнюю версию правил",
    "Its number in /policy history; 0 is what Easel comes with": (
        "Её номер в /policy history; 0 – исходные правила"
    ),
    "Get the policy as a file, to keep, share or change": (
        "Получить правила файлом: хранить, делиться, менять"
    ),
    "See what a policy's file would change": "Посмотреть, что изменит файл правил",
    "As /policy export gives it out; it may be a part of one": (
        "Такой, как даёт /policy export; можно часть"
    ),
    "Go back to the policy that Easel comes with": "Вернуть исходные правила",
    "The words that are not drawn": "Слова, которые не рисуют",
    "Add words, and see first what they would match": (
        "Добавить слова, сначала посмотрев, что под них попадёт"
    ),
    "Separated by commas; =word means exactly so, without its forms": (
        "Через запятую; =слово значит точно так, без других форм"
    ),
    "Choose which forms of a word on the list count": (
        "Выбрать, какие формы слова из списка считаются"
    ),
    "As it stands in the list": "Как оно стоит в списке",
    "Take words off the list": "Убрать слова из списка",
    "Separated by commas, as they stand in the list": "Через запятую, как они стоят в списке",
    "See the list": "Посмотреть список",
    "List what was reported and is not settled yet": "Жалобы, которые ещё не решены",
    "List what moderation stopped and waits for you": (
        "Что остановила модерация и что ждёт вашего решения"
    ),
    "List what students ask: may this be drawn after all?": (
        "Что спрашивают ученики: можно ли это всё же нарисовать?"
    ),
    "Show what was refused, and what looked odd": "В чём отказано и что выглядело странно",
    "Words of a prompt, or a name": "Слова из текста или имя",
    # Assignments.
    "What this channel draws now": "Что сейчас рисует этот канал",
    "Give this channel an assignment, in a form (for teachers)": (
        "Дать каналу задание в форме (для учителей)"
    ),
    "The aspect ratio of every picture, such as 16:9": (
        "Соотношение сторон каждой картинки, например 16:9"
    ),
    "How many pictures an order may have": "Сколько картинок можно в одном заказе",
    "Words of a topic that are not drawn here meanwhile": (
        "Слова на тему, которую здесь пока не рисуют"
    ),
    "Weapons": "Оружие",
    "Violence": "Насилие",
    "Blood": "Кровь",
    "Gore": "Жестокие подробности",
    "Nudity": "Нагота",
    "Sexual content": "Сексуальное",
    "For grown-ups only": "Только для взрослых",
    "Horror": "Ужасы",
    "Drugs, alcohol and tobacco": "Наркотики, алкоголь и табак",
    "Hate": "Ненависть",
    "Show what this channel draws now": "Что сейчас рисует этот канал",
    "End this channel's assignment (for teachers)": "Закончить задание канала (для учителей)",
    # Single people.
    "What you lay down for single people": "Что вы решаете для отдельных людей",
    "Take no orders of somebody for a while": "Не принимать чьи-то заказы некоторое время",
    "Who": "Кто",
    "For how long": "На сколько",
    "10 minutes": "10 минут",
    "1 hour": "1 час",
    "3 hours": "3 часа",
    "1 day": "1 день",
    "1 week": "1 неделя",
    "1 year": "1 год",
    "Shown to them": "Это увидит ученик",
    "Take somebody's orders again": "Снова принимать чьи-то заказы",
    "Write somebody a message that they must acknowledge": (
        "Написать кому-то сообщение, которое нужно прочесть"
    ),
    "Empty: take back one that was not read yet": "Пусто: забрать непрочитанное",
    "Set how many pictures somebody may have in 24 hours": (
        "Сколько картинок можно кому-то за 24 часа"
    ),
    "Empty: as many as everybody": "Пусто: как всем",
    "Show what holds for somebody": "Что действует для кого-то",
    "Set what every prompt in this channel is about": "О чём каждый текст в этом канале",
    "Separated by commas; empty: no theme any more": "Через запятую; пусто: темы больше нет",
}
