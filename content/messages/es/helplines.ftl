### Tarjetas con números: a quién llamar o escribir. Los datos vienen de content/helplines, nunca de aquí.
### Borrador: falta que lo lea un profesional y una persona nativa.

helplines-tongue = es

## Una línea

helplines-line = { $name }, { $details }:
helplines-text-keyword = { $name }, { $details }. Envía { $keyword } por SMS al:
helplines-text = { $name }, { $details }. Escribe por SMS al:
helplines-or-text-keyword = O envía { $keyword } por SMS al { $number } si hablar es demasiado: { $name }, { $details }.
helplines-or-text = O escribe por SMS al { $number } si hablar es demasiado: { $name }, { $details }.
helplines-also-text-keyword = O envía { $keyword } por SMS al { $number }.
helplines-also-text = O escribe por SMS al { $number }.
helplines-online = { $name }, { $details }: por internet, con el botón de abajo.
helplines-menu = Luego marca { $menu }.
helplines-directory = Find A Helpline tiene números de más de 130 países: { $site }

## Lo que se dice de una línea

helplines-free = gratis
helplines-charged = de pago
helplines-always = a cualquier hora
helplines-hours-unknown = horario desconocido
helplines-opening = { $days } { $opens }–{ $closes }
helplines-closed-now = ahora cerrado
helplines-region = solo { $region }
helplines-speaks = en { $tongues }
helplines-for-women = para mujeres
helplines-for-men = para hombres
helplines-for-youth = para jóvenes
helplines-for-family = para familia y amigos
helplines-for-veterans = para veteranos
helplines-for-lgbtq = para personas LGBTQ+
helplines-daily = todos los días
helplines-day-0 = lun
helplines-day-1 = mar
helplines-day-2 = mié
helplines-day-3 = jue
helplines-day-4 = vie
helplines-day-5 = sáb
helplines-day-6 = dom

## Avisos bajo los números

helplines-unconfirmed = No hemos podido confirmar este número.
helplines-checked = Última comprobación: { $checked }.
helplines-fallback = { $country }: no tengo ninguna línea para esto. Esto es lo que hay:
helplines-none = { $country }: todavía no tengo ninguna línea.
helplines-no-mens-line = { $country }: no tengo ninguna línea para hombres. La que es para todo el mundo también es tuya.

## El número de emergencias

helplines-in-danger = Si hay una vida en peligro, llama al:
helplines-call-now = Llama ya al { $number }, o pide a alguien que llame.
helplines-call-now-unknown = Llama ya al número de emergencias de donde estás, o pide a alguien que llame. No sé en qué país estás.
helplines-call-other = Si no da línea, prueba con el { $number } ({ $services }).
helplines-service-ambulance = ambulancia
helplines-service-police = policía
helplines-service-fire = bomberos
helplines-emergency-abroad = El 112 funciona en toda la UE y desde móviles en muchos otros países. En Estados Unidos, Canadá y buena parte de América Latina es el 911, en el Reino Unido el 999.

## País desconocido

helplines-which-country = No sé en qué país estás. Elígelo y te enseño sus números.

## Violencia

helplines-silent-call = Si no puedes hablar:

## Hoy, un médico

helplines-doctor = Línea de salud donde estás, { $details }:
helplines-doctor-none = { $country }: no tengo ninguna línea médica fuera de horario. Llama a un médico o ve hoy a un hospital.
helplines-doctor-nowhere = No sé en qué país estás. Llama a un médico o ve hoy a un hospital.
helplines-cannot-wait = Si no puede esperar, llama al:

## Botones, 24 caracteres como mucho

helplines-button-copy = Copiar { $number }
helplines-button-chat = Chat: { $site }
helplines-button-chat-short = Chatear
helplines-button-whatsapp = WhatsApp
helplines-button-site = Abrir { $site }
helplines-button-site-short = Abrir la web
helplines-button-danger = Estoy en peligro
helplines-button-country = Otro país
helplines-button-choose-country = Elegir mi país
helplines-button-called = Ya he llamado
helplines-button-cannot-call = No puedo llamar
helplines-button-disappear = Haz que desaparezca
