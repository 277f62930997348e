# shellcheck shell=bash
# Every text that ./lanet says, in Spanish and in English. A %s is filled by what follows the key.

case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
    es*) language=es ;;
    *) language=en ;;
esac

# say KEY [VALUE…]: prints the text in the person's language.
say() {
    local format
    format=$("text_$language" "$1")
    shift
    # The format is one of the texts below.
    # shellcheck disable=SC2059
    printf "$format\n" "$@"
}

# refuse KEY [VALUE…]: the same on standard error, then ends with 2, as for wrong usage.
refuse() {
    say "$@" >&2
    exit 2
}

# fail KEY [VALUE…]: the same for what went wrong, then ends with 1.
fail() {
    say "$@" >&2
    exit 1
}

text_es() {
    case $1 in
        help_help) cat <<'T'
LANET Helpdesk: mesa de ayuda y monitoreo de equipos.

  ./lanet demo       míralo funcionando en http://localhost:5001, con datos de ejemplo
  ./lanet server     el servidor
  ./lanet agent      el agente de este equipo: registrar, ejecutar, probar, crear tickets
  ./lanet tray       lo que ve la persona en su equipo: el icono y sus ventanas
  ./lanet simulate   muchos agentes a la vez, para medir
  ./lanet admin      tareas de administración del servidor
  ./lanet check      las pruebas rápidas
  ./lanet test       todas las pruebas; instala lo que necesitan
  ./lanet format     da formato al código
  ./lanet help       este texto

Cada comando explica sus opciones con --help.
Variables: LANET_JAVA_HOME (un JDK 25), LANET_DB_URL (un PostgreSQL externo).
T
            ;;
        help_demo) cat <<'T'
./lanet demo [--port N] [--data CARPETA] [--no-agent]

Compila lo que haga falta y arranca el servidor con PostgreSQL incluido, datos de ejemplo
y el agente de este mismo equipo. Ctrl-C termina todo; los datos quedan para la próxima vez.

  --port N         puerto (5001)
  --data CARPETA   dónde viven los datos (data/demo; como root puede ser /var/lib/lanet-demo)
  --no-agent       sin el agente de este equipo

Usuarios y contraseñas: CARPETA/first-login.txt
T
            ;;
        help_server) cat <<'T'
./lanet server [--port N] [--data CARPETA] [--propiedad=valor …]

Arranca el servidor. Sin LANET_DB_URL usa el PostgreSQL incluido.

  --port N         puerto (5001)
  --data CARPETA   dónde viven los datos (data/server; como root puede ser /var/lib/lanet)

La contraseña del primer administrador: CARPETA/first-login.txt
Las demás propiedades están en docs/configuration.md.
T
            ;;
        help_agent) cat <<'T'
./lanet agent --register LANET-XXXX-XXXX-XXXXXX --server URL
./lanet agent run
./lanet agent --test
./lanet agent ticket --subject TEXTO --description TEXTO --priority baja|media|alta|critica
./lanet agent tickets

El agente de este equipo: lo registra, reporta su estado y crea tickets.
T
            ;;
        help_tray) cat <<'T'
./lanet tray [--report | --tickets | --status | --settings] [--data CARPETA]

El icono junto al reloj y sus ventanas: pedir ayuda, mis tickets, estado del equipo. Habla con
el agente que corre en este equipo (./lanet agent run). Sin icono (hay escritorios que no
tienen dónde ponerlo) abre la ventana que se pida; si ya corre, se la pide al que corre.

  --report         abre "Reportar problema"
  --tickets        abre "Mis tickets"
  --status         abre "Estado del equipo"
  --settings       abre "Configuración"
  --data CARPETA   carpeta de datos del agente
T
            ;;
        help_simulate) cat <<'T'
./lanet simulate --agents N --seconds S --server URL
./lanet simulate --chaos [--minutes N] [--seed N]

Muchos agentes desde un solo proceso, para medir el servidor. Con --chaos: mata servidor,
base de datos y agentes, rompe la red, y cuenta lo que se perdió o se duplicó.
T
            ;;
        help_admin) cat <<'T'
./lanet admin TAREA [--data CARPETA] …

Tareas de administración sobre los datos del servidor, esté en marcha o no:
  users, add-user, reset-password, activate, deactivate   personas
  clients, add-client, add-site                           clientes y sitios
  tokens, create-token, token-off                         tokens de instalación
  verify-audit                                            revisa la auditoría

./lanet admin TAREA --help explica cada una.
T
            ;;
        help_check) cat <<'T'
./lanet check

Las pruebas rápidas de todos los módulos, sin navegador y sin las lentas.
T
            ;;
        help_test) cat <<'T'
./lanet test

Todas las pruebas. Como root instala con apt lo que falte (Chromium, fuentes).
Al final dice cuántas pasaron, fallaron y se omitieron.
T
            ;;
        help_format) cat <<'T'
./lanet format

Da al código Java el formato que exige la compilación.
T
            ;;
        unknown_command) echo 'No existe el comando «%s». ¿Quisiste decir «./lanet %s»? Todos: ./lanet help' ;;
        unknown_option) echo '«./lanet %s» no conoce la opción «%s». Mira ./lanet %s --help' ;;
        option_needs_value) echo 'La opción %s necesita un valor.' ;;
        bad_port) echo 'El puerto debe ser un número de 0 a 65535, no «%s».' ;;
        data_is_a_file) echo '%s no es una carpeta. Elige otra con --data.' ;;
        data_not_writable) echo 'No se puede escribir en %s como usuario %s: es de solo lectura, es de otro usuario o el disco está lleno. Corrígelo o elige otra carpeta con --data.' ;;
        disk_full) echo 'En el disco de %s quedan %s MB y hacen falta 300. Libera espacio o elige otra carpeta con --data.' ;;
        port_in_use) echo 'Otro programa ya usa el puerto %s. Termínalo o elige otro con --port.' ;;
        no_jdk) cat <<'T'
Hace falta un JDK 25 y no encontré ninguno.

%s

Si ya tienes uno, dime dónde está:  LANET_JAVA_HOME=/ruta/al/jdk ./lanet …
Busqué en: JAVA_HOME, java del PATH, %s
T
            ;;
        install_jdk_linux) cat <<'T'
Instálalo de una de estas formas:
  apt install temurin-25-jdk      (repositorio https://adoptium.net/installation/linux)
  dnf install java-25-openjdk-devel
  sdk install java 25-tem         (https://sdkman.io)
T
            ;;
        install_jdk_macos) echo 'Instálalo con:  brew install --cask temurin@25' ;;
        wrong_jdk) echo 'LANET_JAVA_HOME es %s, y ahí no hay un JDK 25.' ;;
        no_maven) echo 'Hace falta Maven 3.8.7 o más nuevo y no lo encontré. Instálalo (apt install maven, brew install maven) o pon MAVEN_HOME.' ;;
        building) echo 'Compilando (%s). La primera vez baja las bibliotecas y toma unos minutos; después, menos de un minuto…' ;;
        build_failed) echo 'La compilación falló. Su registro está en %s y termina así:' ;;
        preparing) echo 'Preparando un arranque rápido (unos segundos, solo después de compilar)…' ;;
        starting) echo 'Arrancando…' ;;
        data_moved) echo 'PostgreSQL no corre como root y otro usuario no puede entrar a %s; los datos van en %s (--data elige otra carpeta).' ;;
        installing) echo 'Instalando lo que las pruebas necesitan: %s' ;;
        no_screen) echo 'No se pudo abrir una pantalla para las pruebas de las ventanas: %s' ;;
        install_failed) echo 'No se pudo instalar: %s. El registro está en %s' ;;
        please_install) echo 'Las pruebas necesitan: %s. Instálalo con: sudo apt install %s' ;;
        test_counts) echo '%s passed, %s failed, %s skipped' ;;
        test_unsteady) echo 'Inestable, falló una vez y pasó después: %s' ;;
        not_built) echo 'Falta %s: la compilación no lo produjo.' ;;
        *) echo "$1" ;;
    esac
}

text_en() {
    case $1 in
        help_help) cat <<'T'
LANET Helpdesk: help desk and monitoring of computers.

  ./lanet demo       see it run at http://localhost:5001, with example data
  ./lanet server     the server
  ./lanet agent      this machine's agent: register, run, test, make tickets
  ./lanet tray       what the person at a machine sees: the icon and its windows
  ./lanet simulate   many agents at once, for measuring
  ./lanet admin      administration of the server
  ./lanet check      the quick tests
  ./lanet test       all tests; installs what they need
  ./lanet format     formats the code
  ./lanet help       this text

Every command explains its options with --help.
Variables: LANET_JAVA_HOME (a JDK 25), LANET_DB_URL (an external PostgreSQL).
T
            ;;
        help_demo) cat <<'T'
./lanet demo [--port N] [--data FOLDER] [--no-agent]

Builds what is needed and starts the server with its own PostgreSQL, example data
and this machine's agent. Ctrl-C ends everything; the data stay for the next time.

  --port N        port (5001)
  --data FOLDER   where the data live (data/demo; as root it may be /var/lib/lanet-demo)
  --no-agent      without this machine's agent

Users and passwords: FOLDER/first-login.txt
T
            ;;
        help_server) cat <<'T'
./lanet server [--port N] [--data FOLDER] [--property=value …]

Starts the server. Without LANET_DB_URL it uses its own PostgreSQL.

  --port N        port (5001)
  --data FOLDER   where the data live (data/server; as root it may be /var/lib/lanet)

The first administrator's password: FOLDER/first-login.txt
All other properties stand in docs/configuration.md.
T
            ;;
        help_agent) cat <<'T'
./lanet agent --register LANET-XXXX-XXXX-XXXXXX --server URL
./lanet agent run
./lanet agent --test
./lanet agent ticket --subject TEXT --description TEXT --priority baja|media|alta|critica
./lanet agent tickets

This machine's agent: registers it, reports its state and makes tickets.
T
            ;;
        help_tray) cat <<'T'
./lanet tray [--report | --tickets | --status | --settings] [--data FOLDER]

The icon beside the clock and its windows: ask for help, my tickets, this computer. It speaks to
the agent that runs on this machine (./lanet agent run). Without an icon (some desktops have no
place for one) it opens the window that is asked for; if one runs already, that one opens it.

  --report         opens "Report a problem"
  --tickets        opens "My tickets"
  --status         opens "This computer"
  --settings       opens "Settings"
  --data FOLDER    the agent's data folder
T
            ;;
        help_simulate) cat <<'T'
./lanet simulate --agents N --seconds S --server URL
./lanet simulate --chaos [--minutes N] [--seed N]

Many agents from one process, for measuring the server. With --chaos: kills server,
database and agents, breaks the network, and counts what was lost or doubled.
T
            ;;
        help_admin) cat <<'T'
./lanet admin TASK [--data FOLDER] …

Administration of the server's data, whether it runs or not:
  users, add-user, reset-password, activate, deactivate   people
  clients, add-client, add-site                           clients and sites
  tokens, create-token, token-off                         enrolment tokens
  verify-audit                                            checks the audit record

./lanet admin TASK --help explains each.
T
            ;;
        help_check) cat <<'T'
./lanet check

The quick tests of all modules, without the browser and without the slow ones.
T
            ;;
        help_test) cat <<'T'
./lanet test

All tests. As root it installs what is missing with apt (Chromium, fonts).
At the end it says how many passed, failed and were skipped.
T
            ;;
        help_format) cat <<'T'
./lanet format

Gives the Java code the format that the build demands.
T
            ;;
        unknown_command) echo 'There is no command "%s". Did you mean "./lanet %s"? All of them: ./lanet help' ;;
        unknown_option) echo '"./lanet %s" does not know the option "%s". See ./lanet %s --help' ;;
        option_needs_value) echo 'The option %s needs a value.' ;;
        bad_port) echo 'The port must be a number from 0 to 65535, not "%s".' ;;
        data_is_a_file) echo '%s is no folder. Choose another with --data.' ;;
        data_not_writable) echo 'Nothing can be written into %s as user %s: it is read-only, belongs to another user, or the disk is full. Mend that, or choose another folder with --data.' ;;
        disk_full) echo 'The disk of %s has %s MB left, and 300 are needed. Make room, or choose another folder with --data.' ;;
        port_in_use) echo 'Another program uses port %s. Stop it, or choose another with --port.' ;;
        no_jdk) cat <<'T'
A JDK 25 is needed and none was found.

%s

If you have one, say where:  LANET_JAVA_HOME=/path/to/jdk ./lanet …
Looked in: JAVA_HOME, java on the PATH, %s
T
            ;;
        install_jdk_linux) cat <<'T'
Install it in one of these ways:
  apt install temurin-25-jdk      (repository https://adoptium.net/installation/linux)
  dnf install java-25-openjdk-devel
  sdk install java 25-tem         (https://sdkman.io)
T
            ;;
        install_jdk_macos) echo 'Install it with:  brew install --cask temurin@25' ;;
        wrong_jdk) echo 'LANET_JAVA_HOME is %s, and there is no JDK 25.' ;;
        no_maven) echo 'Maven 3.8.7 or newer is needed and was not found. Install it (apt install maven, brew install maven) or set MAVEN_HOME.' ;;
        building) echo 'Building (%s). The first time it downloads the libraries and takes some minutes; later less than one…' ;;
        build_failed) echo 'The build failed. Its log is %s and ends with:' ;;
        preparing) echo 'Preparing a quick start (some seconds, only after a build)…' ;;
        starting) echo 'Starting…' ;;
        data_moved) echo 'PostgreSQL does not run as root, and another user cannot enter %s; the data go to %s (--data chooses another folder).' ;;
        installing) echo 'Installing what the tests need: %s' ;;
        no_screen) echo 'Could not open a screen for the tests of the windows: %s' ;;
        install_failed) echo 'Could not install: %s. The log is %s' ;;
        please_install) echo 'The tests need: %s. Install with: sudo apt install %s' ;;
        test_counts) echo '%s passed, %s failed, %s skipped' ;;
        test_unsteady) echo 'Unsteady, failed once and passed then: %s' ;;
        not_built) echo '%s is missing: the build did not make it.' ;;
        *) echo "$1" ;;
    esac
}
