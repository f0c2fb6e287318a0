"""The things that can be drawn, by the words people use for them, in English and Russian.

Patterns are separated by commas; a pattern of several words is a phrase. English words stand
in the singular. In Russian `кот-` is a noun stem and takes the endings of nouns, `красн~` an
adjective stem and takes those of adjectives; a word without a mark stands as it is. ё is е.
"""

from __future__ import annotations

THINGS: dict[str, str] = {
    "eiffel": "eiffel tower, eiffel, tour eiffel, эйфелев~ башн-, эйфелев~",
    "arch": (
        "triumphal arch, arc de triomphe, arch, archway, gate, триумфальн~ арк-, арк-, арок, ворот-"
    ),
    "pyramid": "pyramid, giza, пирамид-",
    "castle": (
        "castle, palace, fortress, kremlin, tower, башн-, замок, замк-, дворец, дворц-, "
        "крепост-, кремл-"
    ),
    "lighthouse": "lighthouse, light house, маяк-",
    "bridge": "bridge, golden gate, мост-, мостик-",
    "house": (
        "house, cottage, home, hut, cabin, barn, school, дом, дом-, домик-, изб-, избушк-, "
        "коттедж-, школ-, хижин-"
    ),
    "statue": (
        "monument, statue, memorial, sculpture, obelisk, liberty, памятник-, монумент-, "
        "стату-, скульптур-, обелиск-, мемориал-"
    ),
    "church": (
        "church, cathedral, temple, chapel, onion dome, basil, церков-, церкв-, собор-, "
        "храм-, часовн-"
    ),
    "skyscraper": "skyscraper, high-rise, building, небоскреб-, высотк-",
    "windmill": "windmill, mill, ветрян~ мельниц-, мельниц-",
    "dog": (
        "dog, puppy, doggy, hound, corgi, poodle, husky, dachshund, собак-, собачк-, собач-, "
        "пес, пса, псу, псом, псы, псов, песик-, щен-, щенок, щенк-, щенят-, корги"
    ),
    "cat": "cat, kitten, kitty, кот, кот-, котик-, кошк-, кошек, кошечк-, котенок, котенк-, котят-",
    "rabbit": "rabbit, bunny, hare, кролик-, крольчих-, заяц, зайц-, зайчик-, зайк-, зайчонок",
    "horse": "horse, pony, foal, stallion, лошад-, лошадк-, кон-, конь, пони, жеребенок, жеребц-",
    "unicorn": "unicorn, единорог-",
    "fox": "fox, лис, лис-, лисиц-, лисичк-, лисенок, лисенк-, лисят-",
    "wolf": "wolf, wolves, волк-, волчиц-, волчонок, волчат-",
    "bear": "bear, teddy, медвед-, медведиц-, мишк-, медвежонок, медвежонк-, медвежат-",
    "polar_bear": "polar bear, white bear, бел~ медвед-, бел~ мишк-",
    "panda": "panda, панд-",
    "lion": "lion, lioness, лев, льв-, львенок, львенк-, львят-",
    "tiger": "tiger, тигр-, тигренок, тигренк-, тигрят-",
    "mouse": "mouse, mice, rat, hamster, мыш-, мышк-, мышонок, мышат-, хомяк-, хомячок, хомячк-",
    "sheep": (
        "sheep, lamb, goat, овц-, овец, овечк-, баран-, барашек, барашк-, ягненок, ягнят-, коз-"
    ),
    "pig": "pig, piglet, pigs, свинь-, свин-, свинк-, поросенок, поросенк-, поросят-",
    "cow": "cow, bull, calf, коров-, бык-, теленок, теленк-, телят-",
    "deer": "deer, stag, reindeer, moose, fawn, elk, олен-, оленен-, лос-, косул-",
    "elephant": "elephant, слон-, слоник-, слоненок, слоненк-, слонят-, mammoth, мамонт-",
    "bird": (
        "bird, sparrow, dove, pigeon, swallow, eagle, seagull, parrot, robin, птиц-, птичк-, "
        "птичек, воробей, воробь-, голуб-, ласточк-, орел, орл-, чайк-, чаек, попуга-, "
        "снегир-, синиц-"
    ),
    "owl": "owl, сов-, совенок, филин-",
    "penguin": "penguin, пингвин-, пингвинен-",
    "fish": "fish, goldfish, shark, dolphin, рыб-, рыбк-, рыбок, акул-, дельфин-",
    "whale": "whale, кит, кит-",
    "turtle": "turtle, tortoise, черепах-, черепашк-",
    "butterfly": "butterfly, moth, bee, бабочк-, бабочек, мотылек, мотыльк-, пчел-, пчелк-",
    "dragon": "dragon, дракон-, дракончик-",
    "dinosaur": "dinosaur, dino, trex, t-rex, динозавр-, динозаврик-",
    "person": (
        "person, man, woman, people, family, teacher, artist, human, human being, mother, father, "
        "traveller, traveler, человек-, человеч-, люд-, мужчин-, женщин-, учител-, "
        "учительниц-, художник-, художниц-, мам-, пап-, бабушк-, дедушк-, путник-"
    ),
    "child": (
        "child, children, boy, kid, baby, student, pupil, ребенок, ребенк-, дет-, детей, "
        "детьми, мальчик-, малыш-, школьник-, ученик-"
    ),
    "girl": ("girl, sister, девочк-, девочек, девушк-, девушек, школьниц-, учениц-"),
    "princess": (
        "princess, queen, принцесс-, королев-, fairy, фе-, king, король, корол-, принц-, prince"
    ),
    "knight": "knight, рыцар-, hero, богатыр-, геро-",
    "wizard": "wizard, witch, magician, волшебник-, маг, маг-, ведьм-, волшебниц-, колдун-",
    "astronaut": "astronaut, cosmonaut, spaceman, космонавт-, астронавт-",
    "robot": "robot, android, робот-, робот",
    "snowman": "snowman, snowmen, снеговик-, снежн~ баб-",
    "tree": "tree, oak, birch, apple tree, willow, дерев-, дуб-, берез-, яблон-, ив-, клен-",
    "fir": (
        "fir, pine, spruce, christmas tree, елк-, елок, елочк-, ель, ели, елью, елей, елями, "
        "сосн-, сосен"
    ),
    "palm": "palm, palm tree, пальм-",
    "cactus": "cactus, cacti, кактус-",
    "flower": (
        "flower, rose, tulip, daisy, poppy, bouquet, цветы, цветов, цветам, цветами, цветах, "
        "цветок, цветк-, цветочек, цветочк-, роз-, тюльпан-, ромашк-, ромашек, мак, мак-, "
        "букет-, сирен-"
    ),
    "sunflower": "sunflower, подсолнух-",
    "bush": "bush, shrub, hedge, куст-, кустик-",
    "mushroom": "mushroom, toadstool, гриб-, грибочк-, мухомор-",
    "boat": (
        "boat, ship, sailboat, yacht, sail boat, лодк-, лодок, лодочк-, корабл-, кораблик-, "
        "яхт-, парусник-, парус-"
    ),
    "air_balloon": "hot air balloon, air balloon, hot-air balloon, airship, воздушн~ шар-",
    "balloon": "balloon, toy balloon, воздушн~ шарик-, шарик-",
    "car": (
        "car, automobile, taxi, truck, bus, машин-, машинк-, автомобил-, такси, автобус-, грузовик-"
    ),
    "plane": "plane, airplane, aeroplane, jet, aircraft, самолет-, самолетик-",
    "rocket": "rocket, spaceship, spacecraft, space ship, ракет-, космическ~ корабл-",
    "bicycle": "bicycle, bike, велосипед-, велик-",
    "umbrella": "umbrella, parasol, зонт-, зонтик-",
    "ball": "ball, football, basketball, soccer, beach ball, мяч-, мячик-",
    "heart": "heart, сердц-, сердечк-, сердечек",
    "easel": "easel, мольберт-",
}
