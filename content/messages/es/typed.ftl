### Lo que la gente escribe en vez de un comando o un botón; separado por comas, en minúsculas, sin acentos. Borrador.

# Cómo se llama este idioma, aquí y fuera.
typed-language-names = espanol, castellano, spanish, espagnol, spanisch, spagnolo
# Palabras que pueden ir alrededor del nombre: «en español, por favor».
typed-language-around = en, a, al, habla, hablas, hablame, por favor, cambia, cambiar, idioma, puedes, podemos, usa, quiero

typed-sos = sos
typed-checkin = contar como voy, pregunta diaria, pregunta del dia
typed-cope = algo para probar, tecnicas, herramientas, probar algo
typed-craving = ganas, antojo, ganas de consumir
typed-plan = plan, mi plan, plan de seguridad
typed-morning = buen dia, mi intencion, intencion
typed-times = horas dificiles, momentos dificiles
typed-week = semana, mi semana, repaso, repaso de la semana
typed-bladder = vejiga, mi vejiga, revision de la vejiga
typed-learn = leer, aprender, leer sobre ello, articulos
typed-saved = guardado, guardados, mi lista, lo que guarde
typed-days = dias, mis dias, contador, dias senalados, mi objetivo, objetivo
typed-lapse = recaida, desliz, he recaido, tuve un desliz
typed-history = historial, diario, mi diario, imagen, grafico, mis notas, notas
typed-when = cuando, que viene ahora, que viene
typed-pause = pausa, silencio
typed-resume = seguir, continuar, reanudar
typed-language = idioma, idiomas, cambiar idioma, cambiar de idioma
typed-settings = ajustes, opciones, configuracion
typed-export = exportar, mis datos, una copia, copia de mis datos
typed-erase = borrar, borrarlo todo, borrar todo, borrar mis datos
typed-wipe = borrar el chat, limpiar el chat, borra este chat, wipe
typed-privacy = privacidad, que guardas
typed-about = acerca de, que es keel, quien eres, que eres
typed-help = ayuda, menu, comandos, que puedes hacer
typed-start = empezar, hola, buenas, buenos dias, buenas tardes
typed-stop = parar, para, parar todo, darme de baja
