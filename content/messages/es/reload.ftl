### Lo que lee el equipo cuando manda leer otra vez el contenido. Borrador.

reload-asked = Reviso el contenido. Aquí diré cómo ha ido; hasta entonces se quedan las palabras de antes.
reload-busy = El contenido ya se está leyendo. Aquí diré cómo ha ido.
reload-admins-only = Solo los administradores pueden mandar leer otra vez el contenido.
reload-unchanged = No ha cambiado nada: estos archivos ya están en uso.
reload-taken = El contenido nuevo está en uso: { $articles ->
    [one] un artículo
   *[other] { $articles } artículos
} y { $techniques ->
    [one] una técnica
   *[other] { $techniques } técnicas
}.
reload-others = Los demás procesos de Keel lo siguen en { $seconds } segundos; si alguno no puede, lo dice aquí.
reload-refused = { $count ->
    [one] El contenido nuevo tiene un error.
   *[other] El contenido nuevo tiene { $count } errores.
} Se quedan las palabras de antes. Corrige esto y envía /reload otra vez.
reload-more = { $count ->
    [one] Y uno más
   *[other] Y { $count } más
}: `keel content check` los muestra todos.
reload-not-followed = Un proceso de Keel ({ $process }) no ha podido leer el contenido nuevo y sigue con el de antes. Pon allí los mismos archivos y envía /reload otra vez.
reload-differs = Un proceso de Keel ({ $process }) lee archivos distintos de los que se han recargado, y sigue con esos. Pon allí los mismos archivos y envía /reload otra vez.
