### Lo que Telegram enseña del bot: la lista de comandos y las palabras antes del primer mensaje. Borrador.

bot-description =
    Keel te acompaña mientras dejas o reduces la ketamina: una pregunta corta al día, cosas para probar cuando se pone difícil y números a los que llamar en casi todos los países.

    Keel es una máquina, no un servicio de emergencias. Gratis. Sin dar tu nombre.
bot-short-description = Compañía mientras dejas o reduces la ketamina. Una máquina, no un servicio de emergencias.

command-start = Empezar, o saludar otra vez
command-sos = A quién llamar o escribir ahora
command-checkin = ¿Qué tal el día?
command-morning = ¿Qué quiero de hoy?
command-week = Repasar mi semana
command-bladder = Mi vejiga, semana a semana
command-craving = Ganas ahora: diez minutos, juntos
command-cope = Algo para probar cuando es difícil
command-plan = Tu plan para las horas malas
command-times = Horas difíciles, y una nota antes
command-learn = Respuestas cortas, con fuentes
command-saved = Lo que guardaste para releer
command-history = Tus últimos 30 días
command-days = Tus días sin consumir y tu objetivo
command-lapse = Si has consumido: verlo con calma
command-when = Qué viene ahora
command-pause = Silencio durante un tiempo
command-resume = Terminar la pausa
command-language = Otro idioma
command-settings = Cambiar lo que quieras
command-export = Una copia de lo que guardo
command-erase = Borrar lo que guardo
command-wipe = Borrar este chat, dos días atrás
command-privacy = Qué guardo y cuánto tiempo
command-about = Qué es Keel
command-help = Primero SOS, luego las opciones
command-stop = Pararlo todo

command-broadcast = Escribir a todos, o a algunos
command-duty = Decir que lees ahora, o que no
command-stats = Cuánta gente contesta, por semana
command-helpline = Confirmar, ocultar o corregir un número
command-reload = Leer otra vez el contenido
