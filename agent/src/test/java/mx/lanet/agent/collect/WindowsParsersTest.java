package mx.lanet.agent.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import mx.lanet.protocol.InstalledSoftware;
import mx.lanet.protocol.Inventory.InstalledUpdate;
import mx.lanet.protocol.Inventory.LocalUser;
import mx.lanet.protocol.Inventory.Printer;
import mx.lanet.protocol.Inventory.Updates;
import mx.lanet.protocol.ServiceFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Spanish Windows says, as its registry, WMI and programs write it. */
class WindowsParsersTest {
    private static final ZoneId MEXICO = ZoneId.of("America/Mexico_City");
    private static final String OEM = "850";

    @ParameterizedTest
    @ValueSource(strings = {"IBM850", "windows-1252", "UTF-8", "UTF-16LE"})
    void accents_survive_whatever_a_program_writes_in(String charset) {
        var said =
                "El servicio de búsqueda de señales terminó: ¿está físicamente en la sesión de Inglés? ¡Ñandú! pingüino";

        var read = CodePages.decode(said.getBytes(Charset.forName(charset)), CodePages.ofNumber(OEM));

        assertThat(read).isEqualTo(said);
    }

    @Test
    void a_single_accent_is_enough_to_tell_the_code_pages_apart() {
        for (var word : List.of("Español", "Inglés", "físico", "sesión", "Búsqueda", "Administración", "más")) {
            var console = CodePages.ofNumber(OEM);
            assertThat(CodePages.decode(word.getBytes(Charset.forName("windows-1252")), console))
                    .isEqualTo(word);
            assertThat(CodePages.decode(word.getBytes(Charset.forName("IBM850")), console))
                    .isEqualTo(word);
        }
    }

    @Test
    void marks_of_byte_order_are_no_text_and_unknown_code_pages_are_none() {
        assertThat(CodePages.decode("\uFEFFhola".getBytes(StandardCharsets.UTF_16LE), null))
                .isEqualTo("hola");
        assertThat(CodePages.decode("\uFEFFhola".getBytes(StandardCharsets.UTF_8), null))
                .isEqualTo("hola");
        assertThat(CodePages.decode(new byte[0], null)).isEmpty();
        assertThat(CodePages.ofNumber("99999")).isNull();
        assertThat(CodePages.ofNumber("../850")).isNull();
    }

    @Test
    void programs_are_those_that_windows_itself_lists() {
        var contpaqi = Map.<String, Object>of(
                "DisplayName", "CONTPAQi® Contabilidad",
                "DisplayVersion", "16.1.2",
                "Publisher", "Computación en Acción, S.A. de C.V.\0",
                "InstallDate", "20240115",
                "EstimatedSize", 1_572_864);
        var part = Map.<String, Object>of("DisplayName", "Office 16 Click-to-Run Localization", "SystemComponent", 1);
        var update = Map.<String, Object>of(
                "DisplayName", "Actualización para Word (KB5002)", "ParentKeyName", "Office16.PROPLUS");
        var hotfix = Map.<String, Object>of("DisplayName", "KB976902", "ReleaseType", "Hotfix");
        var nameless = Map.<String, Object>of("UninstallString", "x.exe");
        var huge = Map.<String, Object>of("DisplayName", "Juego", "EstimatedSize", -1_000_000, "InstallDate", "x");

        assertThat(WindowsPrograms.of(List.of(contpaqi, part, contpaqi, update, hotfix, nameless, huge)))
                .containsExactly(
                        new InstalledSoftware(
                                "CONTPAQi® Contabilidad",
                                "16.1.2",
                                "Computación en Acción, S.A. de C.V.",
                                "2024-01-15",
                                "1610612736"),
                        new InstalledSoftware("Juego", null, null, null, "4397022511104"));
    }

    @ParameterizedTest
    @CsvSource({
        "20240115, 2024-01-15",
        "15/01/2024, 2024-01-15",
        "1/15/2024, 2024-01-15",
        "03/03/2024, 2024-03-03",
        "03/04/2024,",
        "20241301,",
        "31/02/2024,",
        "ayer,"
    })
    void a_date_that_could_be_two_is_none(String written, String iso) {
        assertThat(WindowsPrograms.date(written)).isEqualTo(iso);
    }

    @Test
    void services_have_the_words_of_the_contract() {
        var rows = List.of(
                Map.of(
                        WindowsServices.Property.NAME, "Spooler",
                        WindowsServices.Property.DISPLAYNAME, "Cola de impresión",
                        WindowsServices.Property.STATE, "Running",
                        WindowsServices.Property.STARTMODE, "Auto"),
                Map.of(
                        WindowsServices.Property.NAME, "Fax",
                        WindowsServices.Property.STATE, "Stopped",
                        WindowsServices.Property.STARTMODE, "Manual"),
                Map.of(WindowsServices.Property.STATE, "Running"));

        assertThat(WindowsServices.of(rows))
                .containsExactly(
                        new ServiceFacts("Fax", "stopped", "manual", null),
                        new ServiceFacts("Spooler", "running", "automatic", "Cola de impresión"));
        assertThat(WindowsServices.status(7)).isEqualTo("paused");
        assertThat(WindowsServices.status(4)).isEqualTo("running");
        assertThat(WindowsServices.status(1)).isEqualTo("stopped");
    }

    @Test
    void installed_updates_have_dates_of_either_writing() {
        var rows = List.of(
                Map.of(
                        WindowsUpdates.Property.HOTFIXID, "KB5034441",
                        WindowsUpdates.Property.DESCRIPTION, "Security Update",
                        WindowsUpdates.Property.INSTALLEDON, "1/10/2024"),
                Map.of(
                        WindowsUpdates.Property.HOTFIXID, "KB5001716",
                        WindowsUpdates.Property.INSTALLEDON, "01da4357f4418000"));

        assertThat(WindowsUpdates.installed(rows))
                .containsExactly(
                        new InstalledUpdate("KB5034441", "Security Update", "2024-01-10"),
                        new InstalledUpdate("KB5001716", null, "2024-01-10"));
        assertThat(WindowsUpdates.installedOn("")).isNull();
    }

    @Test
    void the_state_of_updates_is_read_line_by_line_and_what_is_missing_is_not_known() {
        assertThat(WindowsUpdates.state("pending=3\r\nlevel=4\r\ncheck=2026-11-20T08:15:02Z\r\n"))
                .isEqualTo(new Updates("2026-11-20T08:15:02Z", 3, null, true));
        assertThat(WindowsUpdates.state("")).isEqualTo(new Updates(null, null, null, null));
        assertThat(WindowsUpdates.SCRIPT).doesNotContain("\"").matches("\\p{ASCII}+");
    }

    @Test
    void the_best_antivirus_counts() {
        var defenderOff = product("Windows Defender", "393472");
        var esetOn = product("ESET Security", "266240");
        var defenderOld = product("Windows Defender", "397328");

        assertThat(Antivirus.registered(List.of(defenderOff, esetOn))).isEqualTo("active: ESET Security");
        assertThat(Antivirus.registered(List.of(defenderOld))).isEqualTo("outdated: Windows Defender");
        assertThat(Antivirus.registered(List.of(defenderOff))).isEqualTo("disabled: Windows Defender");
        assertThat(Antivirus.registered(List.of())).isEqualTo("none");
    }

    @Test
    void a_server_without_security_center_has_defender() {
        assertThat(Antivirus.defender(List.of(defender("true", "true", "1")))).isEqualTo("active: Microsoft Defender");
        assertThat(Antivirus.defender(List.of(defender("true", "true", "4294967295"))))
                .isEqualTo("outdated: Microsoft Defender");
        assertThat(Antivirus.defender(List.of(defender("true", "false", "1"))))
                .isEqualTo("disabled: Microsoft Defender");
        assertThat(Antivirus.defender(List.of(defender("false", "false", "1")))).isEqualTo("none");
    }

    @Test
    void administrators_are_known_in_spanish_too() {
        var rows = List.of(
                Map.of(
                        WindowsAccounts.User.NAME, "Administrador",
                        WindowsAccounts.User.FULLNAME, "",
                        WindowsAccounts.User.DISABLED, "true"),
                Map.of(
                        WindowsAccounts.User.NAME, "maria",
                        WindowsAccounts.User.FULLNAME, "María Núñez",
                        WindowsAccounts.User.DISABLED, "false"));
        var groups = Map.of(
                "Administrador",
                List.of("Administradores"),
                "maria",
                List.of("Usuarios", "Administradores de Hyper-V"));

        assertThat(WindowsAccounts.users(rows, "Administradores", name -> groups.getOrDefault(name, List.of())))
                .containsExactly(
                        new LocalUser("Administrador", null, false, true),
                        new LocalUser("maria", "María Núñez", true, false));
    }

    @Test
    void a_machine_is_in_a_domain_or_in_a_workgroup() {
        var alone = Map.of(
                WindowsAccounts.Computer.PARTOFDOMAIN, "false",
                WindowsAccounts.Computer.WORKGROUP, "GRUPO_TRABAJO",
                WindowsAccounts.Computer.DOMAIN, "GRUPO_TRABAJO");
        var joined = Map.of(
                WindowsAccounts.Computer.PARTOFDOMAIN, "true", WindowsAccounts.Computer.DOMAIN, "abarrotes.local");

        assertThat(WindowsAccounts.membership(List.of(alone)))
                .isEqualTo(new Platform.Membership(false, "GRUPO_TRABAJO"));
        assertThat(WindowsAccounts.membership(List.of(joined))).isEqualTo(new Platform.Membership(true, null));
        assertThat(WindowsAccounts.membership(List.of())).isNull();
    }

    @Test
    void printers_have_port_and_driver() {
        var rows = List.of(Map.of(
                Printers.Property.NAME, "Impresora de recepción",
                Printers.Property.DRIVERNAME, "HP Universal Printing PCL 6",
                Printers.Property.PORTNAME, "IP_10.1.1.40",
                Printers.Property.DEFAULT, "true"));

        assertThat(Printers.windows(rows))
                .containsExactly(
                        new Printer("Impresora de recepción", "HP Universal Printing PCL 6", "IP_10.1.1.40", true));
    }

    @Test
    void events_of_several_logs_are_told_newest_first() {
        var system =
                """
                <Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>\
                <Provider Name='Service Control Manager' Guid='{555908d1-a6d7-4695-8e1e-26931d2012f4}' \
                EventSourceName='Service Control Manager'/><EventID Qualifiers='49152'>7034</EventID>\
                <Version>0</Version><Level>2</Level><Task>0</Task>\
                <TimeCreated SystemTime='2026-11-20T15:04:05.1234567Z'/><Channel>System</Channel></System>\
                <EventData><Data Name='param1'>Cola de impresi&#xF3;n</Data></EventData>\
                <RenderingInfo Culture='es-MX'><Message>El servicio Cola de impresión terminó de manera \
                inesperada.&#13;&#10;Esto ha sucedido 1 &lt;veces&gt;.</Message><Level>Error</Level>\
                </RenderingInfo></Event>
                """;
        var application =
                """
                <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System>\
                <Provider Name="CONTPAQi"/><EventID>10</EventID><Level>3</Level>\
                <TimeCreated SystemTime="2026-11-20T16:00:00Z"/></System>\
                <EventData><Data>Sin conexión a la base</Data><Data></Data></EventData></Event>
                <Event><System><Level>2</Level></System></Event>
                """;

        var lines = MachineEvents.lines(WindowsEvents.events(List.of(system, application)), MEXICO);

        assertThat(lines)
                .containsExactly(
                        "2026-11-20T10:00:00-06:00 WARN CONTPAQi 10: Sin conexión a la base",
                        "2026-11-20T09:04:05-06:00 ERROR Service Control Manager 7034: El servicio Cola de impresión"
                                + " terminó de manera inesperada. Esto ha sucedido 1 <veces>.");
    }

    private static Map<Antivirus.Registered, String> product(String name, String state) {
        return Map.of(Antivirus.Registered.DISPLAYNAME, name, Antivirus.Registered.PRODUCTSTATE, state);
    }

    private static Map<Antivirus.Defender, String> defender(String enabled, String realTime, String age) {
        return Map.of(
                Antivirus.Defender.ANTIVIRUSENABLED, enabled,
                Antivirus.Defender.REALTIMEPROTECTIONENABLED, realTime,
                Antivirus.Defender.ANTIVIRUSSIGNATUREAGE, age);
    }

    @Test
    void the_firewall_is_read_profile_by_profile() {
        var policy =
                """
                HKEY_LOCAL_MACHINE\\SYSTEM\\FirewallPolicy\\DomainProfile
                    EnableFirewall    REG_DWORD    0x0
                    DefaultOutboundAction    REG_DWORD    0x1

                HKEY_LOCAL_MACHINE\\SYSTEM\\FirewallPolicy\\DomainProfile\\Logging
                    EnableFirewall    REG_DWORD    0x1

                HKEY_LOCAL_MACHINE\\SYSTEM\\FirewallPolicy\\StandardProfile
                    EnableFirewall    REG_DWORD    0x1
                """;

        assertThat(LocalFirewall.windows(policy)).contains(new LocalFirewall("Windows", true, false));
        assertThat(LocalFirewall.windows(policy + "    DefaultOutboundAction    REG_DWORD    0x1\n"))
                .contains(new LocalFirewall("Windows", true, true));
        assertThat(LocalFirewall.windows("ERROR: ...")).isEmpty();
    }
}
