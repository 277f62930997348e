package mx.lanet.agent.collect;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Netapi32Util;
import com.sun.jna.platform.win32.W32ServiceManager;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinReg;
import com.sun.jna.platform.win32.WinReg.HKEY;
import com.sun.jna.platform.win32.Winsvc;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mx.lanet.protocol.InstalledSoftware;
import mx.lanet.protocol.Inventory.InstalledUpdate;
import mx.lanet.protocol.Inventory.LocalUser;
import mx.lanet.protocol.Inventory.Printer;
import mx.lanet.protocol.Inventory.Updates;
import mx.lanet.protocol.MachineStatus.ServiceStatus;
import mx.lanet.protocol.ServiceFacts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oshi.SystemInfo;
import oshi.hardware.Display;

/** Reads Windows: registry, WMI, the service manager, the event log. Decides nothing; the parsers do. */
final class WindowsPlatform implements Platform {
    private static final Logger LOG = LoggerFactory.getLogger(WindowsPlatform.class);
    private static final String UNINSTALL = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall";
    private static final String ADMINISTRATORS = "S-1-5-32-544";
    private static final String SECURITY_CENTER = "ROOT\\SecurityCenter2";
    private static final List<String> RESTART_KEYS = List.of(
            "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending",
            "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update\\RebootRequired");
    private static final String DEFENDER = "ROOT\\Microsoft\\Windows\\Defender";

    // Only the part of people who are signed in is loaded. Their programs are not gone when they go home.
    private final Map<String, List<Map<String, Object>>> ofUsers = new TreeMap<>();

    @Override
    public synchronized List<InstalledSoftware> programs() {
        var keys = new ArrayList<Map<String, Object>>();
        readUninstall(keys, WinReg.HKEY_LOCAL_MACHINE, UNINSTALL, WinNT.KEY_WOW64_64KEY);
        readUninstall(keys, WinReg.HKEY_LOCAL_MACHINE, UNINSTALL, WinNT.KEY_WOW64_32KEY);
        for (var user : Advapi32Util.registryGetKeys(WinReg.HKEY_USERS)) {
            var own = new ArrayList<Map<String, Object>>();
            readUninstall(own, WinReg.HKEY_USERS, user + "\\" + UNINSTALL, 0);
            ofUsers.put(user, own);
        }
        ofUsers.values().forEach(keys::addAll);
        return WindowsPrograms.of(keys);
    }

    private static void readUninstall(List<Map<String, Object>> found, HKEY root, String path, int view) {
        if (!Advapi32Util.registryKeyExists(root, path, view)) {
            return;
        }
        for (var key : Advapi32Util.registryGetKeys(root, path, view)) {
            try {
                found.add(Advapi32Util.registryGetValues(root, path + "\\" + key, view));
            } catch (Win32Exception e) {
                // Removed meanwhile, or one that even the system may not read.
                LOG.atDebug().log("uninstall key {}: {}", key, e.getMessage());
            }
        }
    }

    @Override
    public List<ServiceFacts> services() throws IOException {
        return WindowsServices.of(Wmi.rows(Wmi.CIM, "Win32_Service", WindowsServices.Property.class));
    }

    @Override
    public Updates updates() throws IOException, InterruptedException {
        return WindowsUpdates.state(Program.output(List.of(
                system32("WindowsPowerShell\\v1.0\\powershell.exe"),
                "-NoLogo",
                "-NoProfile",
                "-NonInteractive",
                "-Command",
                WindowsUpdates.SCRIPT)));
    }

    @Override
    public List<InstalledUpdate> installedUpdates() throws IOException {
        return WindowsUpdates.installed(Wmi.rows(Wmi.CIM, "Win32_QuickFixEngineering", WindowsUpdates.Property.class));
    }

    @Override
    public List<LocalUser> localUsers() throws IOException {
        var rows = Wmi.rows(Wmi.CIM, "Win32_UserAccount WHERE LocalAccount = TRUE", WindowsAccounts.User.class);
        // "Administradores" on a Spanish Windows: known by its number, never by its name.
        var administrators = Advapi32Util.getAccountBySid(ADMINISTRATORS).name;
        return WindowsAccounts.users(rows, administrators, name -> Arrays.stream(Netapi32Util.getUserLocalGroups(name))
                .map(group -> group.name)
                .toList());
    }

    @Override
    public List<Printer> printers() throws IOException {
        return Printers.windows(Wmi.rows(Wmi.CIM, "Win32_Printer", Printers.Property.class));
    }

    @Override
    public List<byte[]> monitors() {
        return new SystemInfo()
                .getHardware().getDisplays().stream().map(Display::getEdid).toList();
    }

    @Override
    public @Nullable Membership membership() throws IOException {
        return WindowsAccounts.membership(Wmi.rows(Wmi.CIM, "Win32_ComputerSystem", WindowsAccounts.Computer.class));
    }

    @Override
    public String antivirus() throws IOException {
        try {
            return Antivirus.registered(Wmi.rows(SECURITY_CENTER, "AntiVirusProduct", Antivirus.Registered.class));
        } catch (RuntimeException e) {
            LOG.atDebug().log("no Security Center, as on servers: {}", e.getMessage());
            return Antivirus.defender(Wmi.rows(DEFENDER, "MSFT_MpComputerStatus", Antivirus.Defender.class));
        }
    }

    // Renamed files alone are left out: some program waits for that on nearly every machine.
    @Override
    public Boolean isRestartPending() {
        return RESTART_KEYS.stream()
                .anyMatch(key -> Advapi32Util.registryKeyExists(WinReg.HKEY_LOCAL_MACHINE, key, WinNT.KEY_WOW64_64KEY));
    }

    @Override
    public List<ServiceStatus> watched(List<String> names) {
        var found = new ArrayList<ServiceStatus>();
        try (var manager = new W32ServiceManager(Winsvc.SC_MANAGER_CONNECT)) {
            for (var name : names) {
                try (var service = manager.openService(name, Winsvc.SERVICE_QUERY_STATUS)) {
                    found.add(new ServiceStatus(name, WindowsServices.status(service.queryStatus().dwCurrentState)));
                } catch (Win32Exception e) {
                    // A service that is not there does not run.
                    found.add(new ServiceStatus(name, "stopped"));
                }
            }
        }
        return found;
    }

    @Override
    public List<RecentEvent> events() throws IOException, InterruptedException {
        var outputs = new ArrayList<String>();
        for (var log : List.of("System", "Application")) {
            outputs.add(Program.output(WindowsEvents.warningsOf(system32("wevtutil.exe"), log)));
        }
        return WindowsEvents.events(outputs);
    }

    // By its place, since a program of that name may lie in a folder of the path that anybody can write to.
    private static String system32(String program) {
        var root = System.getenv("SystemRoot");
        return (root == null ? "C:\\Windows" : root) + "\\System32\\" + program;
    }
}
