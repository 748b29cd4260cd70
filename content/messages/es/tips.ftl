### El consejo del día. Llega sin pedirlo, así que nada va antes de sus primeras palabras. Borrador.

tips-button-more = Más
tips-button-not-for-me = No es para mí
tips-button-stop = No más consejos
tips-button-start = Quiero consejos otra vez
tips-foot = Para cambiar o parar esto: /settings.
tips-toast-saved = Guardado. Está en /saved.
tips-turned-away = Vale. Ese no vuelve, y habrá menos como él.
tips-stopped = Vale, no más consejos. La pregunta diaria sigue como está.
tips-started = Los consejos vuelven, uno al día como mucho.
