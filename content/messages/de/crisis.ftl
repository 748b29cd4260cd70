### The crisis flow in German, and nothing else: whoever writes of danger in German is answered in German.
### Draft: no clinician and no native speaker has read it. The facts behind each step are named in en/crisis.ftl.

language-code = de
button-sos = SOS
button-yes = Ja
button-no = Nein
button-back = Zurück
button-cope = Etwas zum Probieren
button-learn = Darüber lesen
lapse-button-start = In Ruhe durchgehen
plan-button-make = Notfallplan machen
plan-button-mine = Mein Notfallplan

crisis-heard = Danke, dass du mir das sagst. Ich bin ein Bot, deshalb möchte ich, dass du mit einem Menschen sprichst.
crisis-heard-self-harm = Danke, dass du mir das sagst. Du bekommst hier keinen Ärger. Ich bin ein Bot, deshalb möchte ich, dass du mit einem Menschen sprichst.
crisis-heard-other = Danke, dass du auf die Person achtest. Es ist richtig, das ernst zu nehmen. Diese Leute helfen auch dir:
crisis-heard-voices = Das klingt beängstigend. Du musst nicht tun, was es dir sagt. Ich bin ein Bot, deshalb möchte ich, dass du mit einem Menschen sprichst.
crisis-heard-anger = Danke, dass du es sagst, bevor etwas passiert ist. Geh auf Abstand zu der Person, wenn du kannst. Diese Leute hören auch bei so etwas zu:
crisis-still = Ich bin noch da. Sie auch:
crisis-still-emergency = Ich bin noch da. Bitte ruf jetzt an, oder bitte jemanden darum.
crisis-still-doctor = Ich bin noch da. Es bleibt dabei: heute zu einem Arzt.
crisis-late = Ich war { $gap } offline und habe erst jetzt gelesen, was du um { $clock } geschrieben hast. Es tut mir leid.
crisis-late-no-clock = Ich war { $gap } offline und habe erst jetzt gelesen, was du geschrieben hast. Es tut mir leid.
crisis-late-ask = Bist du jetzt in Sicherheit?
crisis-gap-minutes =
    { $count ->
        [one] { $count } Minute
       *[other] { $count } Minuten
    }
crisis-gap-hours =
    { $count ->
        [one] { $count } Stunde
       *[other] { $count } Stunden
    }
crisis-gap-days =
    { $count ->
        [one] { $count } Tag
       *[other] { $count } Tage
    }
crisis-if-in = Wenn du hier bist: { $country }:
crisis-which-country = Woanders? Tippe dein Land an, dann zeige ich dir die Nummern dort.
crisis-country-set = Gut: { $country }. Hier ist, wer da ist:
crisis-ask-country = In welchem Land bist du? Schreib den Namen, oder tippe eines an.
crisis-country-none = So ein Land kenne ich nicht. Versuch den englischen Namen, oder tippe eines an.
crisis-button-other-country = Anderes Land
sos-intro = Wen du jetzt erreichen kannst:

crisis-ask = Denkst du daran, dir das Leben zu nehmen?
crisis-button-not-exactly = Nicht direkt
crisis-button-mistake = Das war ein Irrtum
crisis-said-yes =
    Gut, dass du es gesagt hast.

    Ist jemand bei dir?
crisis-said-unsure = Danke. Es braucht keinen Namen, um darüber zu reden. Was würde jetzt helfen?
crisis-said-no = Okay. Danke für die Antwort. Es klingt trotzdem schwer. Was würde jetzt helfen?
crisis-with-yes = Gut. Sag der Person einen Satz: „Mir geht es nicht gut, und ich will nicht allein sein.“ Sie muss nichts lösen. Was würde noch helfen?
crisis-with-no = Dann bringen wir dich zu jemandem. Du musst es nicht gut sagen können. Was wäre am leichtesten?
crisis-safe-yes = Okay, gut. Was würde jetzt helfen?
crisis-harm-no = Okay. Bleib erst mal auf Abstand. Was würde helfen?
crisis-menu = Was würde jetzt helfen?
crisis-button-text = Jemand zum Schreiben
crisis-button-call = Eine Nummer
crisis-button-steady = Erst mal zur Ruhe
crisis-button-forward = Satz zum Weiterleiten
crisis-button-team = Das Team
crisis-button-hard = Nichts davon
crisis-button-danger = Ich bin in Gefahr
crisis-button-back = Zurück, wo ich war
crisis-button-more = Etwas anderes
crisis-button-tomorrow = Frag mich morgen
crisis-text-intro = Hier kannst du schreiben, ohne zu reden:
crisis-text-none = Ich habe dort keine Stelle, die Nachrichten annimmt. Diese gehen ans Telefon. Du kannst so anfangen: „Ich weiß nicht, was ich sagen soll.“
crisis-call-intro = Du kannst so anfangen: „Ich weiß nicht, was ich sagen soll.“

crisis-steady = { $name }. Langsam, eins nach dem anderen:
crisis-steady-done = Okay. Das war ein Schritt. Was würde als Nächstes helfen?
crisis-button-done = Fertig

crisis-forward = Kopier das und schick es jemandem, dem du vertraust:
crisis-forward-text = Mir geht es gerade sehr schlecht, und ich will damit nicht allein sein. Kannst du mich anrufen oder vorbeikommen? Du musst nichts lösen.
crisis-forward-button = Satz kopieren

crisis-hard = Das ist okay. Was macht es schwer?
crisis-hard-talk = Ich will nicht reden
crisis-hard-help = Die helfen mir nicht
crisis-hard-shame = Ich schäme mich
crisis-hard-heard = Jemand kann mithören
crisis-hard-answer-talk = Du musst nicht reden. Du kannst schreiben, oder anrufen und nur sagen: „Ich weiß nicht, was ich sagen soll.“ Auflegen kannst du jederzeit.
crisis-hard-answer-help = Sie können dir nicht alles abnehmen, das stimmt. Sie können in der nächsten Stunde bei dir bleiben, und so starke Gefühle verändern sich. Auflegen kannst du jederzeit.
crisis-hard-answer-shame = Du musst weder von Ketamin erzählen noch deinen Namen sagen. Du kannst so anfangen: „Mir geht es nicht gut, und ich will damit nicht allein sein.“
crisis-hard-answer-heard = Dann ist Schreiben besser. Eine Nachricht hört niemand. Oder geh dorthin, wo dich niemand hört, und ruf von da an.

crisis-team-here = Ich habe dem Team gesagt, dass du mit einem Menschen schreiben möchtest. Es liest gerade jemand mit und schreibt dir hier. Diese Leute sind auch wach:
crisis-team-nobody = Vom Team liest gerade niemand. Ich habe eine Nachricht hinterlassen. Diese Leute sind wach:
crisis-team-15 = Vom Team hat bisher niemand geantwortet. Das tut mir leid. Vielleicht schreiben sie noch. Diese Leute sind jetzt wach:
crisis-team-15-unasked = Ich habe dem Team gesagt, dass du vielleicht einen Menschen brauchst. Bisher hat niemand geantwortet. Diese Leute sind jetzt wach:

crisis-mistake = Okay. Ich frage lieber einmal zu viel. SOS ist immer da.
crisis-back = Okay. Ich bin da.
crisis-tomorrow = Okay. Ich schreibe dir morgen um { $clock }. Bis dahin ist SOS immer da.
crisis-tomorrow-kept = Okay. Ich schreibe dir morgen um { $clock }. Dafür behalte ich die Nummer dieses Chats, verschlüsselt, und sonst nichts. SOS ist immer da.

crisis-danger-what = Was ist los? Einmal tippen:
crisis-danger-took = Ich habe was genommen
crisis-danger-self = Ich tue mir etwas an
crisis-danger-body = Sehr krank / verletzt
crisis-danger-other = Jemand anderes
crisis-danger-violence = Jemand tut mir weh

crisis-do-suicide = Geh weg von allem, womit du dir etwas antun könntest, oder bitte jemanden, es wegzunehmen. Geh dorthin, wo andere Menschen sind.
crisis-do-took =
    Stell das Handy auf laut. Schließ die Tür auf, mach Licht.
    Sag zuerst, wo du bist, dann, was du genommen hast. Sie sind da, um zu helfen.
    Wenn du müde wirst oder dir schlecht ist, leg dich auf dem Boden auf die Seite, das Handy neben dir. Nimm nichts mehr.
crisis-do-body = Stell das Handy auf laut. Schließ die Tür auf. Sag zuerst, wo du bist, dann, was los ist. Bleib am Telefon.
crisis-do-wound =
    Drück mit einem sauberen Tuch oder der Hand fest auf die Wunde. Kommt Blut durch, leg mehr Stoff darüber und drück weiter.
    Steckt etwas darin, lass es stecken und drück links und rechts davon.
crisis-do-other = Stell das Handy auf laut, damit du die Hände frei hast.

crisis-who = Um wen geht es?
crisis-who-alone = Um mich, ich bin allein
crisis-who-with = Um mich, jemand ist da
crisis-who-other = Jemand anderes
crisis-alone-ask = Ist jemand bei dir?
crisis-alone = Bleib mit ihnen am Telefon. Ruf wieder an, wenn es schlimmer wird oder du woanders hingehst. Ich kann dir schreiben, während du wartest, damit du nicht allein bist.
crisis-with-someone =
    Zeig das: Bitte lass mich nicht allein. Nichts zu essen oder zu trinken.
    Wenn ich nicht aufwache, aber normal atme: auf die Seite, Kopf nach hinten. Wird mein Atem seltsam, sag es sofort am Telefon.
crisis-anyone-yes = Gib der Person das Handy, oder bitte sie, anzurufen und bei dir zu bleiben.
crisis-anyone-no = Dann ruf bitte jetzt an. Wenn du kannst, geh dorthin, wo jemand ist: zu Nachbarn, in einen Laden, auf die Straße.
crisis-breathing = Atmet die Person?
crisis-breathing-yes = Ja, normal
crisis-breathing-no = Nein, oder nicht normal
crisis-breathing-unsure = Ich kann es nicht sagen
crisis-breathing-awake = Sie ist wach
crisis-breathes =
    Wenn sie nicht aufwacht: auf die Seite drehen und den Kopf nach hinten neigen.
    Bleib da und prüf immer wieder, ob sie atmet. Nichts zu essen oder zu trinken.
    Hört der Atem auf oder wird er seltsam, sag es sofort am Telefon.
crisis-breathes-not =
    Sag: „Atmet nicht.“ Man sagt dir, was zu tun ist. Tu das, bis Hilfe da ist.
    Wenn sie nicht aufwacht: fest und schnell auf die Mitte der Brust drücken. Am Telefon sagen sie dir, wie. Du musst es nicht perfekt machen.
crisis-breathes-unsure =
    Unsicher heißt nein. Sag: „Atmet nicht normal.“ Man sagt dir, was zu tun ist. Tu das, bis Hilfe da ist.
    Ab und zu ein Schnappen, oder lautes, ungleiches Atmen, ist kein normaler Atem.
crisis-awake =
    Bleib bei der Person und am Telefon, bis Hilfe kommt. Halte sie warm und, wenn es geht, wach. Nichts zu essen oder zu trinken.
    Sag es sofort am Telefon, wenn sie nicht mehr aufwacht, seltsam atmet oder krampft.
crisis-fit =
    Räum harte Dinge weg, leg etwas Weiches unter den Kopf, schau auf die Uhr. Nicht festhalten, nichts in den Mund.
    Wenn es vorbei ist: auf die Seite, und auf den Atem achten. Bleib, bis sie ganz wach ist.
crisis-button-fit = Sie krampft
crisis-button-changed = Es hat sich geändert

crisis-called = Gut. Bleib am Telefon, wenn du kannst. Ihre Fragen zu beantworten hält die Hilfe nicht auf. Ruf wieder an, wenn es schlimmer wird oder du woanders hingehst.
crisis-button-stay = Bleib bei mir
crisis-button-came = Hilfe ist da
crisis-button-still = Noch da
crisis-came = Gut. Ich bin froh, dass sie da sind. Sag ihnen alles, was genommen wurde. Sie sind da, um zu helfen.
crisis-stay = Okay. Ich schreibe in 2, 5, 10 und 20 Minuten. Tippe, wenn du es siehst. Wird es schlimmer, ruf wieder an.
crisis-stay-1 = Noch da? Einmal tippen reicht.
crisis-stay-2 = Ich noch mal. Noch da?
crisis-stay-3 = Ich schaue kurz nach. Noch da?
crisis-stay-4 = Jetzt sind es 20 Minuten. Noch da?
crisis-stay-last = Ich werde jetzt still. Ich kann dich weder sehen noch hören, und ich kann niemanden schicken. Wenn niemand gekommen ist, ruf bitte wieder an:
crisis-stay-last-unknown = Ich werde jetzt still. Ich kann dich weder sehen noch hören, und ich kann niemanden schicken. Wenn niemand gekommen ist, ruf bitte wieder an.
crisis-stay-seen = Gut. Ich bin da. Wird es schlimmer, ruf wieder an.

crisis-cannot-call = Dann ohne zu reden.
crisis-silent-none = Ich kenne keinen Weg, dort { $number } zu erreichen, ohne zu sprechen. Bitte jemanden in der Nähe, anzurufen: Nachbarn, einen Laden, jemanden auf der Straße.
crisis-silent-no-country = Ich weiß nicht, in welchem Land du bist. Bitte jemanden in der Nähe, anzurufen: Nachbarn, einen Laden, jemanden auf der Straße.
crisis-silent-lines = Hier kannst du schreiben:

crisis-hurt-ask = Bist du gerade verletzt?
crisis-hurt-bad = Ja, es ist schlimm
crisis-hurt-bit = Ein bisschen
crisis-hurt-bit-answer = Drück ein sauberes Tuch darauf. Blutet es weiter oder ist es tief, dann ist das ein Fall für den Rettungswagen.

crisis-safe-ask = Bist du da, wo du gerade bist, in Sicherheit?
crisis-harm-ask = Ist gerade jemand verletzt oder in Gefahr?

crisis-other-ask = Was würde am meisten helfen?
crisis-other-how = Wie frage ich?
crisis-other-stay = Was mache ich jetzt?
crisis-other-secret = „Sag es niemandem“
crisis-other-me = Und ich?
crisis-other-danger = Jetzt in Gefahr
crisis-other-how-answer =
    Frag ganz direkt: „Denkst du an Suizid?“ Fragen bringt niemanden auf die Idee. Es kann helfen, zu reden.
    Dann hör zu. Lass die Person es in ihren Worten erzählen, ohne zu streiten oder es schnell lösen zu wollen.
crisis-other-stay-answer =
    Bleib bei der Person, oder am Telefon. Wenn es für dich sicher ist, hilf wegzuräumen, womit sie sich etwas antun könnte.
    Biete an, zusammen eine Nummer anzurufen. Ist sie jetzt in Gefahr, ruf den Notruf.
crisis-other-secret-answer = Versprich nicht, es geheim zu halten. Sag, dass du helfen willst und dafür vielleicht andere dazuholen musst.
crisis-other-me-answer = Das ist auch für dich schwer, also hol dir selbst Hilfe. Dieselben Stellen nehmen auch deinen Anruf. Melde dich in den nächsten Tagen wieder bei der Person. Was sie tut, ist nicht deine Schuld.

crisis-doctor = Das muss heute ein Arzt sehen, auch wenn es besser wird.
crisis-doctor-now = Geh lieber gleich in die Notaufnahme, wenn du gar nicht pinkeln kannst, Fieber hast oder Schmerzen in der Seite.
crisis-button-doctor-tell = Was sage ich dort?
crisis-button-why = Warum?
crisis-doctor-why = Blut im Urin muss immer ein Arzt ansehen, auch wenn du denkst, es kommt vom Ketamin: Anderes muss ausgeschlossen werden. Mit Schmerzen unten im Bauch, Fieber oder Schmerzen in der Seite noch am selben Tag. Gelbe Haut oder Augen, oder sehr starke Bauchschmerzen, sind auch dringend.
crisis-doctor-tell =
    Das kannst du vorlesen:
    „Ich habe Ketamin genommen und möchte Hilfe. Das ist los, und da hat es angefangen. Ich möchte heute untersucht werden.“

    Wenn es die Blase ist: wie oft du musst, wie stark der Schmerz ist, ob du Blut gesehen hast.
crisis-doctor-tell-copy = Ich habe Ketamin genommen und möchte Hilfe. Das ist los, und da hat es angefangen. Ich möchte heute untersucht werden.

crisis-violence = Das ist nicht deine Schuld. Ist es sicher, gerade auf dieses Handy zu schauen?
crisis-violence-now = Das ist nicht deine Schuld. Wenn dir gerade jemand etwas antut, ruf an:
crisis-violence-look = Ist es sicher, gerade auf dieses Handy zu schauen?
crisis-violence-no = Nein, lass das weg sein
crisis-violence-write = Ich schreibe dir nicht von selbst, falls es jemand sieht. Ist es sicher, dir hier zu schreiben?
crisis-violence-write-yes = Okay. Die ersten Worte sind immer unauffällig. Wenn es nicht mehr sicher ist, ändere es in /settings.
crisis-violence-write-no = Okay. Ich schreibe nicht zuerst. Du kannst mir schreiben, wann immer es sicher ist, und SOS geht immer. In /settings lässt es sich ändern.
crisis-violence-sexual = Es war sexuell
crisis-violence-child = Es geht um ein Kind
crisis-violence-home = Jemand zu Hause
crisis-gone = Gelöscht, so weit Telegram mich lässt: nichts, was älter als 2 Tage ist. Mitteilungen können noch zu sehen sein.
crisis-gone-left = Hi. Ich bin da, wenn du etwas notieren willst.

crisis-quiet = Wenn es schwerer wird: Bei SOS sind Leute wach.
crisis-soft-ask = Denkst du manchmal, dass du nicht mehr da sein willst?
crisis-soft-bit = Ein bisschen
crisis-soft-no = Okay. Danke für die Antwort. Ich bin da.
crisis-elevated-craving = Das zieht gerade stark. Du musst in dieser Minute nichts tun. Zehn Minuten, zusammen?
crisis-elevated-relapse = Danke, dass du es sagst. Deine Tage bisher zählen weiter. Was würde für die nächsten Stunden helfen?
crisis-elevated-withdrawal = Das ist eine harte Strecke. Möchtest du etwas, das die nächste Stunde leichter machen kann?
crisis-elevated-hopelessness = Das klingt schwer. Du musst das heute Nacht nicht allein tragen. Lieber etwas Kleines zum Probieren, oder einen Menschen?
crisis-elevated-mixing = Danke, dass du es sagst. Sei damit möglichst nicht allein. Wer nicht aufwacht, seltsam atmet oder krampft, braucht den Rettungswagen: Bei SOS steht die Nummer.
crisis-elevated-medical = Das solltest du bald einem Arzt zeigen, statt es auszuhalten. Möchtest du darüber lesen, oder jetzt etwas probieren?
crisis-elevated-pregnancy = Sag es bald einer Hebamme oder einem Arzt. Sie sind da, um zu helfen, nicht um zu urteilen.
crisis-elevated-voices = Das klingt beunruhigend. Bist du irgendwo in Sicherheit? Ein Arzt ist dafür der Richtige. Wenn es dir sagt, jemandem etwas anzutun, tippe auf SOS.
crisis-elevated-third-party = Es ist schwer, das bei jemandem mit anzusehen, der einem wichtig ist. Du kannst es nicht für die Person tun, und du musst es nicht allein tun.
crisis-elevated-other = Danke, dass du es sagst. Möchtest du etwas zum Probieren, oder einen Menschen?

crisis-follow-up =
    { $part ->
        [morning] Guten Morgen. Wie ist es heute?
        [afternoon] Hallo. Wie ist es heute?
       *[evening] Guten Abend. Wie ist es heute?
    }
crisis-follow-better = Besser
crisis-follow-same = Genauso
crisis-follow-worse = Schlechter
crisis-follow-stop = Nicht mehr fragen
crisis-follow-better-answer = Das freut mich. SOS bleibt, wo es ist.
crisis-follow-same-answer = Danke, dass du es sagst. Was würde heute helfen?
crisis-follow-worse-answer = Das tut mir leid. Suchen wir dir einen Menschen. Diese sind jetzt da:
crisis-follow-stop-answer = Okay, ich frage nicht mehr. SOS ist immer da.
