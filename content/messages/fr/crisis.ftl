### The crisis flow in French, and nothing else: whoever writes of danger in French is answered in French.
### Draft: no clinician and no native speaker has read it. The facts behind each step are named in en/crisis.ftl.

language-code = fr
button-sos = SOS
button-yes = Oui
button-no = Non
button-back = Retour
button-cope = Quelque chose à tenter
button-learn = Lire là-dessus
lapse-button-start = En parler calmement
plan-button-make = Faire mon plan
plan-button-mine = Mon plan de sécurité

crisis-heard = Merci de me le dire. Je suis un bot, alors je voudrais te mettre en lien avec une personne.
crisis-heard-self-harm = Merci de me le dire. Tu n'as rien fait de mal en le disant. Je suis un bot, alors je voudrais te mettre en lien avec une personne.
crisis-heard-other = Merci de veiller sur cette personne. Tu as raison de prendre ça au sérieux. Ces gens t'aident aussi :
crisis-heard-voices = Ça doit faire peur. Rien ne t'oblige à faire ce que ça te dit. Je suis un bot, alors je voudrais te mettre en lien avec une personne.
crisis-heard-anger = Merci de le dire avant qu'il se passe quelque chose. Prends tes distances avec cette personne si tu peux. Ces gens écoutent ça aussi :
crisis-still = Je suis toujours là. Eux aussi :
crisis-still-emergency = Je suis toujours là. Appelle maintenant, s'il te plaît, ou demande à quelqu'un de le faire.
crisis-still-doctor = Je suis toujours là. C'est toujours un médecin, aujourd'hui :
crisis-late = J'étais hors ligne pendant { $gap } et je lis seulement maintenant ce que tu as écrit à { $clock }. Je suis désolé.
crisis-late-no-clock = J'étais hors ligne pendant { $gap } et je lis seulement maintenant ce que tu as écrit. Je suis désolé.
crisis-late-ask = Es-tu en sécurité maintenant ?
crisis-gap-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
crisis-gap-hours =
    { $count ->
        [one] { $count } heure
       *[other] { $count } heures
    }
crisis-gap-days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
crisis-if-in = Si tu es ici : { $country } :
crisis-which-country = Ailleurs ? Touche ton pays et je te montre ses numéros.
crisis-country-set = D'accord : { $country }. Voici qui est là :
crisis-ask-country = Dans quel pays es-tu ? Écris son nom, ou touches-en un.
crisis-country-none = Je ne connais pas ce pays. Essaie son nom en anglais, ou touches-en un.
crisis-button-other-country = Autre pays
sos-intro = Qui tu peux joindre maintenant :

crisis-ask = Est-ce que tu penses à mettre fin à ta vie ?
crisis-button-not-exactly = Pas exactement
crisis-button-mistake = C'était une erreur
crisis-said-yes =
    Tu as bien fait de le dire.

    Est-ce qu'il y a quelqu'un avec toi ?
crisis-said-unsure = Merci. Pas besoin de lui donner un nom pour en parler. Qu'est-ce qui aiderait maintenant ?
crisis-said-no = D'accord. Merci d'avoir répondu. Ça a l'air lourd quand même. Qu'est-ce qui aiderait maintenant ?
crisis-with-yes = Bien. Dis-lui une phrase : « Je ne vais pas bien et je ne veux pas rester seul(e). » Cette personne n'a rien à résoudre. Qu'est-ce qui aiderait encore ?
crisis-with-no = Alors on va te trouver quelqu'un. Pas besoin de bien le dire. Qu'est-ce qui serait le plus facile ?
crisis-safe-yes = D'accord, bien. Qu'est-ce qui aiderait maintenant ?
crisis-harm-no = D'accord. Garde tes distances pour l'instant. Qu'est-ce qui aiderait ?
crisis-menu = Qu'est-ce qui aiderait maintenant ?
crisis-button-text = Écrire à quelqu'un
crisis-button-call = Un numéro à appeler
crisis-button-steady = D'abord me calmer
crisis-button-forward = Une phrase à envoyer
crisis-button-team = L'équipe
crisis-button-hard = Rien de tout ça
crisis-button-danger = Je suis en danger
crisis-button-back = Revenir où j'étais
crisis-button-more = Autre chose
crisis-button-tomorrow = Redemande-moi demain
crisis-text-intro = Ici on peut écrire, sans parler :
crisis-text-none = Je n'ai pas là-bas de ligne qui prend les messages. Celles-ci répondent au téléphone. Tu peux commencer par : « Je ne sais pas quoi dire. »
crisis-call-intro = Tu peux commencer par : « Je ne sais pas quoi dire. »

crisis-steady = { $name }. Doucement, une chose après l'autre :
crisis-steady-done = D'accord. C'était un pas. Qu'est-ce qui aiderait ensuite ?
crisis-button-done = Fait

crisis-forward = Copie ça et envoie-le à quelqu'un en qui tu as confiance :
crisis-forward-text = Je passe un moment très dur et je ne veux pas rester seul(e) avec ça. Tu peux m'appeler ou venir ? Tu n'as rien à résoudre.
crisis-forward-button = Copier la phrase

crisis-hard = C'est pas grave. Qu'est-ce qui rend ça difficile ?
crisis-hard-talk = Je ne veux pas parler
crisis-hard-help = Ça ne m'aidera pas
crisis-hard-shame = J'ai honte
crisis-hard-heard = On peut m'entendre
crisis-hard-answer-talk = Rien ne t'oblige à parler. Tu peux écrire, ou appeler et dire seulement « Je ne sais pas quoi dire ». Tu peux raccrocher quand tu veux.
crisis-hard-answer-help = Ils ne peuvent pas tout enlever, c'est vrai. Ils peuvent rester avec toi pendant l'heure qui vient, et des émotions aussi fortes finissent par changer. Tu peux raccrocher quand tu veux.
crisis-hard-answer-shame = Tu n'as pas à parler de kétamine, ni à donner ton nom. Tu peux commencer par : « Je ne vais pas bien et je ne veux pas rester seul(e) avec ça. »
crisis-hard-answer-heard = Alors écrire, c'est mieux. Personne n'entend un message. Ou va là où on ne t'entend pas et appelle de là.

crisis-team-here = J'ai dit à l'équipe que tu voudrais parler à une personne. Quelqu'un lit en ce moment et va t'écrire ici. Ces gens sont réveillés aussi :
crisis-team-nobody = Personne de l'équipe ne lit en ce moment. Je leur ai laissé un mot. Ces gens sont réveillés :
crisis-team-15 = Personne de l'équipe n'a répondu pour l'instant. Je suis désolé. Ils écriront peut-être plus tard. Ces gens sont réveillés maintenant :
crisis-team-15-unasked = J'ai dit à l'équipe que tu voudrais peut-être parler à une personne. Personne n'a répondu pour l'instant. Ces gens sont réveillés maintenant :

crisis-mistake = D'accord. Je préfère demander une fois de trop. SOS est toujours là.
crisis-back = D'accord. Je suis là.
crisis-tomorrow = D'accord. Je t'écris demain à { $clock }. D'ici là, SOS est toujours là.
crisis-tomorrow-kept = D'accord. Je t'écris demain à { $clock }. Pour ça je garde le numéro de cette conversation, chiffré, et rien d'autre. SOS est toujours là.

crisis-danger-what = Qu'est-ce qui se passe ? Touche une fois :
crisis-danger-took = J'ai pris quelque chose
crisis-danger-self = Je vais me faire du mal
crisis-danger-body = Très malade ou blessé
crisis-danger-other = Quelqu'un d'autre
crisis-danger-violence = On me fait du mal

crisis-do-suicide = Éloigne-toi de tout ce qui pourrait te faire du mal, ou demande à quelqu'un de l'enlever. Va là où il y a d'autres gens.
crisis-do-took =
    Mets le haut-parleur. Déverrouille ta porte, allume une lumière.
    Dis d'abord où tu es, puis ce que tu as pris. Ils sont là pour aider.
    Si tu as sommeil ou envie de vomir, allonge-toi sur le côté, par terre, le téléphone près de toi. Ne prends plus rien.
crisis-do-body = Mets le haut-parleur. Déverrouille ta porte. Dis d'abord où tu es, puis ce qui ne va pas. Reste en ligne.
crisis-do-wound =
    Appuie fort sur la plaie avec un linge propre ou ta main. Si le sang traverse, ajoute du linge par-dessus et continue d'appuyer.
    Si quelque chose est planté dedans, laisse-le et appuie de chaque côté.
crisis-do-other = Mets le haut-parleur, pour avoir les mains libres.

crisis-who = C'est pour qui ?
crisis-who-alone = Moi, et je suis seul·e
crisis-who-with = Moi, avec quelqu'un
crisis-who-other = Quelqu'un d'autre
crisis-alone-ask = Est-ce qu'il y a quelqu'un avec toi ?
crisis-alone = Reste en ligne avec eux. Rappelle si ça empire ou si tu changes d'endroit. Je peux t'écrire pendant que tu attends, pour te tenir compagnie.
crisis-with-someone =
    Montre-lui ceci : S'il te plaît, ne me laisse pas. Rien à manger ni à boire.
    Si je ne me réveille pas mais que je respire normalement : sur le côté, la tête en arrière. Si ma respiration devient bizarre, dis-le tout de suite au téléphone.
crisis-anyone-yes = Donne-lui le téléphone, ou demande-lui d'appeler et de rester avec toi.
crisis-anyone-no = Alors appelle maintenant, s'il te plaît. Si tu peux, va là où il y a quelqu'un : un voisin, un magasin, la rue.
crisis-breathing = Est-ce que la personne respire ?
crisis-breathing-yes = Oui, normalement
crisis-breathing-no = Non, ou mal
crisis-breathing-unsure = Je ne sais pas
crisis-breathing-awake = Elle est réveillée
crisis-breathes =
    Si elle ne se réveille pas : tourne-la sur le côté et incline sa tête en arrière.
    Reste là et vérifie sans cesse qu'elle respire. Rien à manger ni à boire.
    Si la respiration s'arrête ou devient bizarre, dis-le tout de suite au téléphone.
crisis-breathes-not =
    Dis « ne respire pas ». Ils te diront quoi faire. Fais-le jusqu'à l'arrivée des secours.
    Si elle ne se réveille pas : appuie fort et vite au milieu de la poitrine. Au téléphone on te dit comment. Pas besoin que ce soit parfait.
crisis-breathes-unsure =
    Pas sûr, ça compte comme non. Dis « ne respire pas normalement ». Ils te diront quoi faire. Fais-le jusqu'à l'arrivée des secours.
    Un souffle de temps en temps, ou une respiration bruyante et irrégulière, ce n'est pas respirer normalement.
crisis-awake =
    Reste avec la personne, et garde l'appel jusqu'à l'arrivée des secours. Garde-la au chaud, et éveillée si tu peux. Rien à manger ni à boire.
    Dis-le tout de suite au téléphone si elle ne se réveille plus, respire bizarrement ou fait une crise.
crisis-fit =
    Écarte les objets durs, mets quelque chose de doux sous la tête, regarde l'heure. Ne la retiens pas, ne mets rien dans sa bouche.
    Quand c'est fini : sur le côté, et surveille sa respiration. Reste jusqu'à ce qu'elle soit bien réveillée.
crisis-button-fit = Elle convulse
crisis-button-changed = Ça a changé

crisis-called = Bien. Reste en ligne si tu peux. Répondre à leurs questions ne retarde pas les secours. Rappelle si ça empire ou si tu changes d'endroit.
crisis-button-stay = Reste avec moi
crisis-button-came = Les secours sont là
crisis-button-still = Toujours là
crisis-came = Bien. Je suis soulagé qu'ils soient là. Dis-leur tout ce qui a été pris. Ils sont là pour aider.
crisis-stay = D'accord. Je t'écris dans 2, 5, 10 et 20 minutes. Touche quand tu le vois. Si ça empire, rappelle.
crisis-stay-1 = Toujours là ? Une touche suffit.
crisis-stay-2 = C'est encore moi. Toujours là ?
crisis-stay-3 = Je prends des nouvelles. Toujours là ?
crisis-stay-4 = Ça fait 20 minutes. Toujours là ?
crisis-stay-last = Je me tais maintenant. Je ne peux ni te voir ni t'entendre, et je ne peux envoyer personne. Si personne n'est venu, rappelle, s'il te plaît :
crisis-stay-last-unknown = Je me tais maintenant. Je ne peux ni te voir ni t'entendre, et je ne peux envoyer personne. Si personne n'est venu, rappelle, s'il te plaît.
crisis-stay-seen = Bien. Je suis là. Si ça empire, rappelle.

crisis-cannot-call = Alors sans parler.
crisis-silent-none = Je ne connais aucun moyen de joindre le { $number } là-bas sans parler. Demande à quelqu'un près de toi d'appeler : un voisin, un magasin, la rue.
crisis-silent-no-country = Je ne sais pas dans quel pays tu es. Demande à quelqu'un près de toi d'appeler : un voisin, un magasin, la rue.
crisis-silent-lines = Pour écrire à quelqu'un :

crisis-hurt-ask = Est-ce que tu as une blessure en ce moment ?
crisis-hurt-bad = Oui, c'est grave
crisis-hurt-bit = Un peu
crisis-hurt-bit-answer = Appuie un linge propre dessus. Si ça continue de saigner, ou si c'est profond, il faut appeler une ambulance.

crisis-safe-ask = Es-tu en sécurité là où tu es en ce moment ?
crisis-harm-ask = Est-ce que quelqu'un est blessé ou en danger en ce moment ?

crisis-other-ask = Qu'est-ce qui aiderait le plus ?
crisis-other-how = Comment demander ?
crisis-other-stay = Que faire maintenant ?
crisis-other-secret = « Ne le dis à personne »
crisis-other-me = Et moi ?
crisis-other-danger = En danger maintenant
crisis-other-how-answer =
    Demande franchement : « Est-ce que tu penses au suicide ? » Demander ne donne pas l'idée. Ça peut aider à parler.
    Puis écoute. Laisse la personne le dire avec ses mots, sans discuter ni vouloir arranger trop vite.
crisis-other-stay-answer =
    Reste avec la personne, ou reste au téléphone. Si c'est sans danger pour toi, aide à mettre de côté ce qui pourrait lui faire du mal.
    Propose d'appeler une ligne ensemble. Si elle est en danger maintenant, appelle les urgences.
crisis-other-secret-answer = Ne promets pas de garder le secret. Dis que tu veux aider, et que tu devras peut-être en parler à d'autres pour sa sécurité.
crisis-other-me-answer = C'est dur pour toi aussi, alors cherche du soutien pour toi. Les mêmes lignes prennent ton appel. Reprends des nouvelles dans les jours qui viennent. Ce que fait cette personne n'est pas ta faute.

crisis-doctor = Ça, il faut qu'un médecin le voie aujourd'hui, même si ça va mieux.
crisis-doctor-now = Va plutôt aux urgences si tu n'arrives plus du tout à uriner, si tu as de la fièvre, ou mal au côté.
crisis-button-doctor-tell = Qu'est-ce que je dis ?
crisis-button-why = Pourquoi ?
crisis-doctor-why = Du sang dans les urines, un médecin doit toujours le voir, même si tu penses que c'est la kétamine : il faut écarter d'autres maladies. Avec une douleur en bas du ventre, de la fièvre ou mal au côté, c'est le jour même. La peau ou les yeux jaunes, ou un très fort mal de ventre, c'est urgent aussi.
crisis-doctor-tell =
    Tu peux lire ça à voix haute :
    « J'ai pris de la kétamine et je veux de l'aide. Voilà ce qui ne va pas, et depuis quand. Je voudrais voir quelqu'un aujourd'hui. »

    Si c'est la vessie : tous les combien tu y vas, si ça fait mal, si tu as vu du sang.
crisis-doctor-tell-copy = J'ai pris de la kétamine et je veux de l'aide. Voilà ce qui ne va pas, et depuis quand. Je voudrais voir quelqu'un aujourd'hui.

crisis-violence = Ce n'est pas ta faute. Est-ce que tu peux regarder ce téléphone sans danger en ce moment ?
crisis-violence-now = Ce n'est pas ta faute. Si quelqu'un te fait du mal en ce moment, appelle :
crisis-violence-look = Est-ce que tu peux regarder ce téléphone sans danger en ce moment ?
crisis-violence-no = Non, efface tout ça
crisis-violence-write = Je ne t'écrirai pas en premier, au cas où quelqu'un le verrait. Est-ce qu'on peut t'écrire ici sans danger ?
crisis-violence-write-yes = D'accord. Les premiers mots seront toujours neutres. Si ce n'est plus sûr, change-le dans /settings.
crisis-violence-write-no = D'accord. Je n'écrirai pas en premier. Tu peux m'écrire quand c'est sûr, et SOS marche toujours. /settings permet de changer.
crisis-violence-sexual = C'était sexuel
crisis-violence-child = Il s'agit d'un enfant
crisis-violence-home = Quelqu'un à la maison
crisis-gone = Effacé, autant que Telegram me laisse : rien de plus de 2 jours. Des notifications peuvent encore se voir.
crisis-gone-left = Salut. Je suis là quand tu veux noter quelque chose.

crisis-quiet = Si ça devient plus lourd, dans SOS il y a des gens réveillés.
crisis-soft-ask = Est-ce que tu as des pensées de ne plus vouloir être là ?
crisis-soft-bit = Un peu
crisis-soft-no = D'accord. Merci d'avoir répondu. Je suis là.
crisis-elevated-craving = L'envie est forte, là. Tu n'as rien à faire cette minute. Dix minutes, ensemble ?
crisis-elevated-relapse = Merci de me le dire. Tes jours d'avant comptent toujours. Qu'est-ce qui aiderait pour les prochaines heures ?
crisis-elevated-withdrawal = C'est un passage rude. Tu veux quelque chose qui pourrait rendre l'heure qui vient plus facile ?
crisis-elevated-hopelessness = Ça a l'air lourd. Tu n'as pas à porter ça sans personne cette nuit. Tu veux une petite chose à essayer, ou une personne ?
crisis-elevated-mixing = Merci de me le dire. Reste avec quelqu'un si tu peux. Quelqu'un qui ne se réveille pas, respire bizarrement ou convulse a besoin d'une ambulance : le numéro est dans SOS.
crisis-elevated-medical = Ça vaut la peine de le montrer bientôt à un médecin, plutôt que de supporter. Tu veux lire là-dessus, ou essayer quelque chose maintenant ?
crisis-elevated-pregnancy = Parles-en bientôt à une sage-femme ou à un médecin. Ils sont là pour aider, pas pour juger.
crisis-elevated-voices = Ça a l'air troublant. Es-tu dans un endroit sûr ? C'est à un médecin qu'il faut en parler. Si ça te dit de faire du mal à quelqu'un, touche SOS.
crisis-elevated-third-party = C'est dur de voir ça chez quelqu'un à qui on tient. Tu ne peux pas le faire à sa place, et tu n'as pas à le faire sans aide.
crisis-elevated-other = Merci de me le dire. Tu veux quelque chose à essayer, ou une personne ?

crisis-follow-up =
    { $part ->
        [morning] Bonjour. Comment ça va aujourd'hui ?
        [afternoon] Salut. Comment ça va aujourd'hui ?
       *[evening] Bonsoir. Comment ça va aujourd'hui ?
    }
crisis-follow-better = Mieux
crisis-follow-same = Pareil
crisis-follow-worse = Moins bien
crisis-follow-stop = Ne plus demander
crisis-follow-better-answer = Ça me fait plaisir. SOS reste où il est.
crisis-follow-same-answer = Merci de me le dire. Qu'est-ce qui aiderait aujourd'hui ?
crisis-follow-worse-answer = Je suis désolé. On va te trouver une personne. Celles-ci sont là maintenant :
crisis-follow-stop-answer = D'accord, je ne demanderai plus. SOS est toujours là.
