package mx.lanet.helpdesk.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineKindTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
            Windows Server 2022,     VMware20,      false, 300, '',                  server system
            Windows 11 (build 26100), Latitude 5440,      true,  300, '',                  laptop battery
            Windows 11 (build 26100), OptiPlex 7010,      false, 300, '',                  workstation system
            macOS 15.1,              MacBookPro18,   false, 300, '',                  laptop model
            macOS 15.1,              Macmini9,       false, 300, '',                  workstation system
            Debian GNU/Linux 13,     ProLiant DL380 Gen10, false, 300, gdm3,              server model
            Debian GNU/Linux 13,     ThinkPad X1,         true,  300, gdm3,                laptop battery
            Debian GNU/Linux 13,     OptiPlex 7010,       false, 300, gdm3,                workstation desktop
            Fedora Linux 42,         OptiPlex 7010,       false, 300, plasma-desktop,      workstation desktop
            Ubuntu 24.04,            KVM,                 false, 300, openssh-server,      server desktop
            Ubuntu 24.04,            KVM,                 false, 3,   openssh-server,      -
            Ubuntu 24.04,            KVM,                 false, -,   '',                  -
            '',                      KVM,                 true,  300, gdm3,                -
            """)
    void a_machine_tells_what_it_is(
            String os, String model, boolean battery, Integer packages, String one, String expected) {
        List<String> programs = packages == null
                ? null
                : Stream.concat(Collections.nCopies(packages, "libx").stream(), Stream.of(one))
                        .toList();

        assertThat(MachineKind.of(os, model, battery, programs)
                        .map(found -> found.kind() + " " + found.from().word())
                        .orElse(null))
                .isEqualTo(expected);
    }
}
