### The crisis flow. Draft: to be read by a clinician before release.

crisis-heard = Thank you for telling me. I'm a bot, so I want to get you to a person.
crisis-ask = Are you thinking about ending your life?
crisis-button-danger = I'm in danger now
crisis-button-not-exactly = Not exactly
