### The crisis flow in Portuguese (Brazil), and nothing else: whoever writes of danger in Portuguese is answered in it.
### Draft: no clinician and no native speaker has read it. The facts behind each step are named in en/crisis.ftl.

language-code = pt
button-sos = SOS
button-yes = Sim
button-no = Não
button-back = Voltar
button-cope = Algo para tentar
button-learn = Ler sobre isso
lapse-button-start = Conversar com calma
plan-button-make = Fazer meu plano
plan-button-mine = Meu plano

crisis-heard = Obrigado por me contar. Eu sou um bot, então quero levar você até uma pessoa.
crisis-heard-self-harm = Obrigado por me contar. Você não fez nada de errado em dizer. Eu sou um bot, então quero levar você até uma pessoa.
crisis-heard-other = Obrigado por cuidar dessa pessoa. É certo levar a sério. Essa gente ajuda você também:
crisis-heard-voices = Isso deve assustar. Você não precisa fazer o que isso manda. Eu sou um bot, então quero levar você até uma pessoa.
crisis-heard-anger = Obrigado por dizer antes que algo acontecesse. Fique longe da pessoa, se puder. Essa gente escuta isso também:
crisis-still = Ainda estou aqui. Eles também:
crisis-still-emergency = Ainda estou aqui. Por favor, ligue agora, ou peça a alguém que ligue.
crisis-still-doctor = Ainda estou aqui. Continua sendo um médico, hoje:
crisis-late = Fiquei fora do ar por { $gap } e só agora li o que você escreveu às { $clock }. Sinto muito.
crisis-late-no-clock = Fiquei fora do ar por { $gap } e só agora li o que você escreveu. Sinto muito.
crisis-late-ask = Você está em segurança agora?
crisis-gap-minutes =
    { $count ->
        [one] { $count } minuto
       *[other] { $count } minutos
    }
crisis-gap-hours =
    { $count ->
        [one] { $count } hora
       *[other] { $count } horas
    }
crisis-gap-days =
    { $count ->
        [one] { $count } dia
       *[other] { $count } dias
    }
crisis-if-in = Se você está aqui: { $country }:
crisis-which-country = Outro lugar? Toque no seu país e eu mostro os números de lá.
crisis-country-set = Certo: { $country }. Quem está aí para você:
crisis-ask-country = Em que país você está? Escreva o nome, ou toque em um.
crisis-country-none = Não conheço um país assim. Tente o nome em inglês, ou toque em um.
crisis-button-other-country = Outro país
sos-intro = Com quem você pode falar agora:

crisis-ask = Você está pensando em acabar com a sua vida?
crisis-button-not-exactly = Não exatamente
crisis-button-mistake = Foi engano
crisis-said-yes =
    Que bom que você disse.

    Tem alguém com você?
crisis-said-unsure = Obrigado. Não precisa ter nome para valer a conversa. O que ajudaria agora?
crisis-said-no = Tudo bem. Obrigado por responder. Mesmo assim parece pesado. O que ajudaria agora?
crisis-with-yes = Bom. Diga uma frase a essa pessoa: “Não estou bem e não quero ficar só.” Ela não precisa resolver nada. O que mais ajudaria?
crisis-with-no = Então vamos achar alguém para você. Não precisa falar bonito. O que seria mais fácil?
crisis-safe-yes = Certo, bom. O que ajudaria agora?
crisis-harm-no = Certo. Por enquanto, mantenha distância. O que ajudaria?
crisis-menu = O que ajudaria agora?
crisis-button-text = Escrever para alguém
crisis-button-call = Um número para ligar
crisis-button-steady = Me acalmar primeiro
crisis-button-forward = Uma frase para enviar
crisis-button-team = A equipe
crisis-button-hard = Nada disso
crisis-button-danger = Estou em perigo agora
crisis-button-back = Voltar onde eu estava
crisis-button-more = Outra coisa
crisis-button-tomorrow = Me pergunte amanhã
crisis-text-intro = Aqui dá para escrever, sem falar:
crisis-text-none = Não tenho lá uma linha que receba mensagens. Estas atendem por telefone. Você pode começar com: “Não sei o que dizer.”
crisis-call-intro = Você pode começar com: “Não sei o que dizer.”

crisis-steady = { $name }. Devagar, uma coisa de cada vez:
crisis-steady-done = Certo. Foi um passo. O que ajudaria agora?
crisis-button-done = Feito

crisis-forward = Copie isto e mande para alguém em quem você confia:
crisis-forward-text = Estou passando por um momento muito difícil e não quero ficar só com isso. Você pode me ligar ou vir aqui? Não precisa resolver nada.
crisis-forward-button = Copiar a frase

crisis-hard = Tudo bem. O que deixa difícil?
crisis-hard-talk = Não quero falar
crisis-hard-help = Eles não podem ajudar
crisis-hard-shame = Tenho vergonha
crisis-hard-heard = Alguém pode me ouvir
crisis-hard-answer-talk = Você não precisa falar. Pode escrever, ou ligar e dizer só “não sei o que dizer”. Pode desligar quando quiser.
crisis-hard-answer-help = Eles não podem tirar tudo de você, é verdade. Podem ficar com você na próxima hora, e sentimentos tão fortes mudam. Pode desligar quando quiser.
crisis-hard-answer-shame = Você não precisa falar de cetamina, nem dizer o seu nome. Pode começar com: “Não estou bem e não quero ficar só com isso.”
crisis-hard-answer-heard = Então escrever é melhor. Ninguém ouve uma mensagem. Ou vá para onde não possam ouvir e ligue de lá.

crisis-team-here = Eu disse à equipe que você gostaria de falar com uma pessoa. Tem alguém lendo agora, que vai escrever aqui. Essa gente também está acordada:
crisis-team-nobody = Ninguém da equipe está lendo agora. Deixei um recado. Essa gente está acordada:
crisis-team-15 = Ninguém da equipe respondeu até agora. Sinto muito. Talvez ainda escrevam. Essa gente está acordada agora:
crisis-team-15-unasked = Eu disse à equipe que talvez você queira uma pessoa. Ninguém respondeu até agora. Essa gente está acordada agora:

crisis-mistake = Tudo bem. Prefiro perguntar uma vez a mais. O SOS está sempre aí.
crisis-back = Certo. Estou aqui.
crisis-tomorrow = Certo. Escrevo amanhã às { $clock }. Até lá o SOS está sempre aí.
crisis-tomorrow-kept = Certo. Escrevo amanhã às { $clock }. Para isso guardo o número desta conversa, cifrado, e mais nada. O SOS está sempre aí.

crisis-danger-what = O que está acontecendo? Um toque:
crisis-danger-took = Tomei alguma coisa
crisis-danger-self = Posso me machucar
crisis-danger-body = Muito mal ou com ferida
crisis-danger-other = Outra pessoa
crisis-danger-violence = Estão me machucando

crisis-do-suicide = Saia de perto de tudo com que você possa se machucar, ou peça a alguém que tire. Vá para onde tem outras pessoas.
crisis-do-took =
    Ponha no viva-voz. Destranque a porta, acenda uma luz.
    Diga primeiro onde você está, depois o que tomou. Eles estão lá para ajudar.
    Se ficar com sono ou enjoo, deite de lado no chão, com o telefone perto. Não tome mais nada.
crisis-do-body = Ponha no viva-voz. Destranque a porta. Diga primeiro onde você está, depois o que está sentindo. Fique na linha.
crisis-do-wound =
    Aperte com força a ferida com um pano limpo ou a mão. Se o sangue passar, ponha mais pano por cima e continue apertando.
    Se tiver algo cravado, deixe e aperte dos dois lados.
crisis-do-other = Ponha no viva-voz, para ficar com as mãos livres.

crisis-who = É com quem?
crisis-who-alone = Comigo, e estou só
crisis-who-with = Comigo, tem alguém aqui
crisis-who-other = Outra pessoa
crisis-alone-ask = Tem alguém com você?
crisis-alone = Fique na linha com eles. Ligue de novo se piorar ou se você sair do lugar. Posso escrever enquanto você espera, para fazer companhia.
crisis-with-someone =
    Mostre isto a quem está aí: Por favor, não me deixe. Nada de comer nem beber.
    Se eu não acordar mas respirar normal: de lado, cabeça para trás. Se a minha respiração ficar estranha, avise na hora pelo telefone.
crisis-anyone-yes = Dê o telefone a essa pessoa, ou peça que ligue e fique com você.
crisis-anyone-no = Então ligue agora, por favor. Se puder, vá para onde tem alguém: um vizinho, uma loja, a rua.
crisis-breathing = A pessoa está respirando?
crisis-breathing-yes = Sim, normal
crisis-breathing-no = Não, ou não normal
crisis-breathing-unsure = Não consigo saber
crisis-breathing-awake = Está acordada
crisis-breathes =
    Se não acordar: vire a pessoa de lado e incline a cabeça para trás.
    Fique ali e continue vendo se respira. Nada de comer nem beber.
    Se a respiração parar ou ficar estranha, avise na hora pelo telefone.
crisis-breathes-not =
    Diga “não está respirando”. Vão dizer o que fazer. Faça isso até a ajuda chegar.
    Se não acordar: aperte forte e rápido no meio do peito. Pelo telefone dizem como. Não precisa ser perfeito.
crisis-breathes-unsure =
    Na dúvida, conta como não. Diga “não está respirando normal”. Vão dizer o que fazer. Faça isso até a ajuda chegar.
    Um suspiro de vez em quando, ou respiração barulhenta e irregular, não é respirar normal.
crisis-awake =
    Fique com a pessoa e mantenha a ligação até a ajuda chegar. Mantenha a pessoa aquecida e, se der, acordada. Nada de comer nem beber.
    Avise na hora pelo telefone se ela não acordar, respirar estranho ou tiver uma convulsão.
crisis-fit =
    Afaste coisas duras, ponha algo macio debaixo da cabeça, olhe a hora. Não segure a pessoa, não ponha nada na boca.
    Quando acabar: de lado, e veja a respiração. Fique até ela acordar de todo.
crisis-button-fit = Está convulsionando
crisis-button-changed = Mudou

crisis-called = Bom. Fique na linha, se puder. Responder às perguntas não atrasa a ajuda. Ligue de novo se piorar ou se você sair do lugar.
crisis-button-stay = Fique comigo
crisis-button-came = A ajuda chegou
crisis-button-still = Ainda aqui
crisis-came = Bom. Ainda bem que chegaram. Conte tudo o que foi tomado. Eles estão lá para ajudar.
crisis-stay = Certo. Escrevo daqui a 2, 5, 10 e 20 minutos. Toque quando vir. Se piorar, ligue de novo.
crisis-stay-1 = Ainda aí? Um toque basta.
crisis-stay-2 = Eu de novo. Ainda aí?
crisis-stay-3 = Passando para ver. Ainda aí?
crisis-stay-4 = Já são 20 minutos. Ainda aí?
crisis-stay-last = Vou ficar em silêncio agora. Não posso ver nem ouvir você, nem mandar alguém. Se ninguém chegou, por favor ligue de novo:
crisis-stay-last-unknown = Vou ficar em silêncio agora. Não posso ver nem ouvir você, nem mandar alguém. Se ninguém chegou, por favor ligue de novo.
crisis-stay-seen = Bom. Estou aqui. Se piorar, ligue de novo.

crisis-cannot-call = Então sem falar.
crisis-silent-none = Não conheço um jeito de chamar o { $number } aí sem falar. Peça a alguém por perto que ligue: um vizinho, uma loja, a rua.
crisis-silent-no-country = Não sei em que país você está. Peça a alguém por perto que ligue: um vizinho, uma loja, a rua.
crisis-silent-lines = Para escrever para alguém:

crisis-hurt-ask = Você tem algum ferimento agora?
crisis-hurt-bad = Sim, é grave
crisis-hurt-bit = Um pouco
crisis-hurt-bit-answer = Aperte um pano limpo em cima. Se continuar sangrando, ou for fundo, é caso de chamar uma ambulância.

crisis-safe-ask = Você está em segurança onde está agora?
crisis-harm-ask = Tem alguém ferido ou em perigo agora?

crisis-other-ask = O que ajudaria mais?
crisis-other-how = Como eu pergunto?
crisis-other-stay = O que faço agora?
crisis-other-secret = “Não conte a ninguém”
crisis-other-me = E eu?
crisis-other-danger = Em perigo agora
crisis-other-how-answer =
    Pergunte direto: “Você está pensando em suicídio?” Perguntar não põe a ideia na cabeça. Pode ajudar a pessoa a falar.
    Depois escute. Deixe que conte com as palavras dela, sem discutir nem correr para resolver.
crisis-other-stay-answer =
    Fique com a pessoa, ou fique ao telefone. Se for seguro para você, ajude a guardar longe o que ela possa usar para se machucar.
    Ofereça ligar juntos para uma linha. Se ela está em perigo agora, ligue para a emergência.
crisis-other-secret-answer = Não prometa guardar segredo. Diga que quer ajudar, e que talvez precise chamar outros para ela ficar em segurança.
crisis-other-me-answer = Isso é duro para você também, então busque apoio. As mesmas linhas atendem você. Procure a pessoa de novo nos próximos dias. O que ela faz não é culpa sua.

crisis-doctor = Isso um médico precisa ver hoje, mesmo que melhore.
crisis-doctor-now = Vá direto a um pronto-socorro se não consegue urinar nada, tem febre ou dor do lado.
crisis-button-doctor-tell = O que eu digo?
crisis-button-why = Por quê?
crisis-doctor-why = Sangue na urina sempre precisa ser visto por um médico, mesmo que você ache que é da cetamina: é preciso descartar outras doenças. Com dor embaixo na barriga, febre ou dor do lado, é no mesmo dia. Pele ou olhos amarelos, ou dor muito forte na barriga, também é urgente.
crisis-doctor-tell =
    Você pode ler isto em voz alta:
    “Usei cetamina e quero ajuda. É isto que está errado, e começou assim. Queria atendimento hoje.”

    Se for a bexiga: com que frequência você vai, o quanto dói, se viu sangue.
crisis-doctor-tell-copy = Usei cetamina e quero ajuda. É isto que está errado, e começou assim. Queria atendimento hoje.

crisis-violence = Não é culpa sua. É seguro olhar este telefone agora?
crisis-violence-now = Não é culpa sua. Se alguém está machucando você agora, ligue:
crisis-violence-look = É seguro olhar este telefone agora?
crisis-violence-no = Não, apague isto
crisis-violence-write = Não vou escrever primeiro, para ninguém ver. É seguro escrever para você aqui?
crisis-violence-write-yes = Certo. As primeiras palavras serão sempre neutras. Se deixar de ser seguro, mude em /settings.
crisis-violence-write-no = Certo. Não vou escrever primeiro. Você pode me escrever quando for seguro, e o SOS funciona sempre. Em /settings dá para mudar.
crisis-violence-sexual = Foi sexual
crisis-violence-child = É com uma criança
crisis-violence-home = Alguém de casa
crisis-gone = Apagado, até onde o Telegram deixa: nada com mais de 2 dias. Notificações ainda podem aparecer.
crisis-gone-left = Oi. Estou aqui quando quiser anotar alguma coisa.

crisis-quiet = Se ficar mais pesado, no SOS tem gente acordada.
crisis-soft-ask = Você tem pensado em não querer mais estar aqui?
crisis-soft-bit = Um pouco
crisis-soft-no = Tudo bem. Obrigado por responder. Estou por aqui.
crisis-elevated-craving = A vontade está forte. Você não precisa fazer nada neste minuto. Dez minutos, juntos?
crisis-elevated-relapse = Obrigado por me contar. Os seus dias até aqui continuam valendo. O que ajudaria nas próximas horas?
crisis-elevated-withdrawal = É um trecho difícil. Quer algo que talvez deixe a próxima hora mais fácil?
crisis-elevated-hopelessness = Parece pesado. Você não precisa carregar isso sem ninguém esta noite. Quer tentar algo pequeno, ou uma pessoa?
crisis-elevated-mixing = Obrigado por me contar. Se puder, fique com alguém. Quem não acorda, respira estranho ou tem uma convulsão precisa de ambulância: o número está no SOS.
crisis-elevated-medical = Vale a pena mostrar isso logo a um médico, em vez de aguentar. Quer ler sobre isso, ou tentar algo agora?
crisis-elevated-pregnancy = Conte logo a uma parteira ou a um médico. Estão lá para ajudar, não para julgar.
crisis-elevated-voices = Isso parece perturbador. Você está em um lugar seguro? É para falar com um médico. Se isso mandar machucar alguém, toque em SOS.
crisis-elevated-third-party = É duro ver isso em alguém de quem a gente gosta. Você não pode fazer por essa pessoa, e não precisa fazer sem ajuda.
crisis-elevated-other = Obrigado por me contar. Quer tentar algo, ou uma pessoa?

crisis-follow-up =
    { $part ->
        [morning] Bom dia. Como estão as coisas hoje?
        [afternoon] Oi. Como estão as coisas hoje?
       *[evening] Boa noite. Como estão as coisas hoje?
    }
crisis-follow-better = Melhor
crisis-follow-same = Igual
crisis-follow-worse = Pior
crisis-follow-stop = Não perguntar mais
crisis-follow-better-answer = Fico feliz. O SOS continua onde está.
crisis-follow-same-answer = Obrigado por me contar. O que ajudaria hoje?
crisis-follow-worse-answer = Sinto muito. Vamos achar uma pessoa para você. Estas estão aí agora:
crisis-follow-stop-answer = Certo, não pergunto mais. O SOS está sempre aí.
