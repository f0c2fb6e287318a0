"""Everything but things: places, weather, hours, styles, colours, numbers, relations.

Written like the tables in nouns.py.
"""

from __future__ import annotations

from easel.engines.sketch.paint import Colour

SETTINGS: dict[str, str] = {
    "meadow": "meadow, grass, lawn, луг-, лужайк-, трав-, полян-, полянк-",
    "park": "park, garden, парк-, сад-, paris, париж-, площад-",
    "field": (
        "field, wheat, farm, поле, поля, полю, полем, полях, полями, пшениц-, ферм-, "
        "деревн-, village"
    ),
    "forest": "forest, wood, woodland, jungle, grove, лес, лес-, лесн~, рощ-, джунгл-",
    "mountains": "mountain, alp, alps, peak, volcano, гор-, горн~, вершин-, альп-, вулкан-, скал-",
    "hills": "hill, hilltop, valley, холм-, холмист~, пригорок, пригорк-, долин-",
    "sea": "sea, ocean, waves, coast, море, мор-, морск~, океан-, волн-",
    "beach": "beach, shore, seaside, island, пляж-, берег-, остров-",
    "lake": "lake, pond, озер-, озеро, пруд-",
    "river": "river, stream, creek, seine, neva, рек-, речк-, реч-, руч-, ручей, нев-",
    "underwater": (
        "underwater, under water, under the sea, under the water, ocean floor, coral, "
        "aquarium, под водой, подводн~, морск~ дн-, коралл-, аквариум-"
    ),
    "desert": "desert, dune, sahara, egypt, sand, пустын-, дюн-, песк-, песок, египет, египт-",
    "snow": (
        "snow, snowy, winter, wintry, ice, icy, north pole, arctic, antarctica, снег-, "
        "снежн~, зим-, зимой, зимн~, лед, льд-, арктик-, антарктид-, christmas, рождеств-"
    ),
    "city": (
        "city, town, downtown, street, road, sidewalk, skyline, "
        "cityscape, metropolis, urban, new york, "
        "город-, городск~, улиц-, москв-, петербург-, нью-йорк-"
    ),
    "space": (
        "space, outer space, galaxy, planet, universe, cosmos, nebula, saturn, jupiter, "
        "космос-, космическ~, галактик-, планет-, вселенн~, сатурн-, юпитер-"
    ),
    "moon": (
        "on the moon, on moon, lunar, on mars, mars, moon surface, на луне, "
        "лунн~ поверхност-, марс-, на марсе"
    ),
}

WEATHER: dict[str, str] = {
    "autumn": "autumn, autumnal, fall leaves, october, осен-, осенью, осенн~, листопад-",
    "fog": "fog, foggy, mist, misty, haze, hazy, smoke, туман-, туманн~, дымк-",
    "rain": "rain, rainy, raining, shower, дожд-, дождь, дождлив~, ливен-, ливень, ливн-",
    "storm": "storm, stormy, thunderstorm, lightning, гроз-, шторм-, бур-, молни-",
    "snowfall": (
        "snowfall, snowing, snowflake, blizzard, снегопад-, снежинк-, снежинок, метел-, "
        "метель, вьюг-"
    ),
    "clouds": "cloud, cloudy, overcast, облак-, облачк-, облачн~, туч-, пасмурн~",
    "rainbow": "rainbow, радуг-, радужн~",
    "clear": "clear sky, cloudless, ясн~ неб-, безоблачн~",
    "flowers": "blossom, bloom, blooming, flowering, цветущ~",
    "sun": "sun, sunny, sunshine, солнц-, солнышк-, солнечн~",
}

TIMES: dict[str, str] = {
    "dawn": (
        "dawn, sunrise, early morning, morning, daybreak, first light, утр-, утром, утренн~, "
        "рассвет-, рассветн~, заря, зар-, восход-, восход солнца"
    ),
    "day": (
        "day, daytime, noon, midday, afternoon, daylight, ден-, днем, день, дня, дневн~, "
        "полдень, полдн-"
    ),
    "sunset": (
        "sunset, evening, dusk, twilight, golden hour, sundown, закат-, закатн~, вечер-, "
        "вечером, вечерн~, сумерк-, сумереч~"
    ),
    "night": (
        "night, midnight, nighttime, starry, star, moon, moonlight, moonlit, ноч-, ночь, "
        "ночью, ночн~, полноч-, полночь, звезд-, звездн~, лун-, лунн~, месяц-"
    ),
}

STYLES: dict[str, str] = {
    "watercolour": "watercolor, watercolour, aquarelle, акварел-, акварельн~",
    "pixels": (
        "pixel art, pixel, pixelated, pixel-art, 8-bit, 8 bit, 16-bit, пиксел-, пиксель, "
        "пиксельн~, пиксель-арт"
    ),
    "pencil": (
        "pencil sketch, pencil drawing, pencil, sketch, charcoal, graphite, drawing, "
        "карандаш-, карандашн~, эскиз-, набросок, набросок карандашом, наброск-, графит-"
    ),
    "monochrome": (
        "black and white, black-and-white, monochrome, grayscale, greyscale, b&w, "
        "черно-бел~, черно бел~, монохром-, монохромн~"
    ),
    "oil": (
        "oil painting, oil paint, oils, in oil, impressionist, impressionism, van gogh, "
        "monet, маслом, масло, масляны~, масляной, масл-, импрессионизм-, ван гог-, "
        "ван гога"
    ),
    "cartoon": "cartoon, comic, anime, manga, мультик-, мультфильм-, мультяшн~, комикс-, аниме",
    "low_poly": (
        "low poly, low-poly, polygon, origami, paper craft, papercraft, geometric, оригами, "
        "полигональн~, геометрическ~"
    ),
    "glass": "stained glass, stained-glass, mosaic, витраж-, витражн~, мозаик-",
    "poster": (
        "poster, flat design, screen print, screenprint, vintage travel, minimalist, "
        "плакат-, постер-, афиш-"
    ),
}

COLOURS: dict[str, tuple[Colour, str]] = {
    "red": ((216, 62, 58), "red, crimson, scarlet, красн~, ал~, багров~"),
    "orange": ((240, 138, 52), "orange, ginger, оранжев~, рыж~"),
    "yellow": ((246, 206, 74), "yellow, желт~"),
    "gold": ((232, 184, 72), "gold, golden, золот~, золотист~"),
    "green": ((92, 166, 84), "green, emerald, зелен~, изумрудн~"),
    "teal": ((58, 160, 160), "teal, turquoise, cyan, бирюзов~"),
    "blue": ((58, 110, 208), "blue, azure, navy, син~, лазурн~"),
    "sky": ((120, 184, 236), "light blue, sky blue, голуб~"),
    "purple": (
        (136, 86, 182),
        "purple, violet, lilac, lavender, фиолетов~, сиренев~, лилов~, пурпурн~",
    ),
    "pink": ((244, 142, 178), "pink, magenta, розов~, малинов~"),
    "brown": ((138, 90, 58), "brown, chocolate, коричнев~, бур~, шоколадн~"),
    "black": ((58, 54, 66), "black, черн~"),
    "white": ((248, 246, 242), "white, бел~, белоснежн~"),
    "grey": ((150, 152, 160), "grey, gray, silver, сер~, серебрян~, серебрист~"),
    "beige": ((226, 206, 172), "beige, cream, бежев~, кремов~"),
}

COUNTS: dict[int, str] = {
    1: "one, a single, single, один, одна, одно, одного, одну",
    2: "two, a pair of, pair of, couple of, both, twin, два, две, двое, двух, пара, пару",
    3: "three, a few, few, some, several, три, трое, трех, несколько",
    4: "four, четыре, четверо, четырех",
    5: ("five, a group of, group of, пять, пятеро, пяти, стая, стаю, семья, семью, группа"),
    6: "six, half a dozen, шесть, шестеро",
    7: (
        "seven, many, lots of, a lot of, flock of, herd of, swarm of, crowd of, семь, много, "
        "множество, толпа, стадо"
    ),
    8: "eight, восемь",
    9: "nine, ten, dozen, dozens of, hundreds of, девять, десять, дюжина, сотни, тысячи",
}

SIZES: dict[float, str] = {
    1.5: (
        "big, large, huge, giant, enormous, gigantic, tall, great, больш~, огромн~, "
        "гигантск~, громадн~, высок~"
    ),
    0.62: (
        "small, little, tiny, mini, miniature, baby, маленьк~, крошечн~, мал~, крохотн~, небольш~"
    ),
}

RELATIONS: dict[str, str] = {
    "beside": (
        "next to, beside, near, nearby, by, by the side of, close to, alongside, with, "
        "рядом с, рядом со, около, возле, у, с, со, вместе с, подле, недалеко от"
    ),
    "on": (
        "on, on top of, atop, upon, sitting on, riding, rides, in, inside, на, верхом на, в, "
        "во, внутри"
    ),
    "under": "under, beneath, below, underneath, под, подо, снизу",
    "before": "in front of, before, against, facing, перед, передо, напротив, на фоне",
    "behind": "behind, in back of, за, позади, сзади",
    "above": "above, over, flying over, jumping over, hovering over, над, надо, через, поверх",
}

WITHOUT = "without, no, without any, without a, not, без, нет"
"""Words after which a thing is left out."""
