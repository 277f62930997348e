package mx.lanet.agent.run;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job object: whatever a process in it begins is in it, too, and all ends when its handle is closed, also by the
 * agent's own death. The run waits for a line on its standard input before it begins, so that nothing begins outside.
 * Unproven: there is no Windows here.
 */
final class WindowsJob implements ProcessTree {
    private static final int EXTENDED_LIMITS = 9;
    private static final int KILL_ON_CLOSE = 0x2000;
    private static final int LIMIT_PRIORITY = 0x20;
    private static final int BELOW_NORMAL = 0x4000;
    private static final int ENDED_BY_US = 1;

    private @Nullable HANDLE job;

    /** What jna-platform lacks of kernel32. */
    interface Jobs extends StdCallLibrary {
        HANDLE CreateJobObject(@Nullable Pointer security, @Nullable String name);

        boolean SetInformationJobObject(HANDLE job, int information, Structure limits, int length);

        boolean AssignProcessToJobObject(HANDLE job, HANDLE process);

        boolean TerminateJobObject(HANDLE job, int exitCode);
    }

    /** Loaded when the first run begins. */
    private static final class Library {
        private static final Jobs JOBS = Native.load("kernel32", Jobs.class, W32APIOptions.DEFAULT_OPTIONS);
    }

    /** JOBOBJECT_EXTENDED_LIMIT_INFORMATION. */
    @FieldOrder({
        "perProcessUserTimeLimit",
        "perJobUserTimeLimit",
        "limitFlags",
        "minimumWorkingSetSize",
        "maximumWorkingSetSize",
        "activeProcessLimit",
        "affinity",
        "priorityClass",
        "schedulingClass",
        "ioInfo",
        "processMemoryLimit",
        "jobMemoryLimit",
        "peakProcessMemoryUsed",
        "peakJobMemoryUsed"
    })
    public static final class Limits extends Structure {
        public long perProcessUserTimeLimit;
        public long perJobUserTimeLimit;
        public int limitFlags;
        public @Nullable Pointer minimumWorkingSetSize;
        public @Nullable Pointer maximumWorkingSetSize;
        public int activeProcessLimit;
        public @Nullable Pointer affinity;
        public int priorityClass;
        public int schedulingClass;
        public long[] ioInfo = new long[6];
        public @Nullable Pointer processMemoryLimit;
        public @Nullable Pointer jobMemoryLimit;
        public @Nullable Pointer peakProcessMemoryUsed;
        public @Nullable Pointer peakJobMemoryUsed;
    }

    @Override
    public List<String> launched(List<String> command) {
        return command;
    }

    @Override
    public void adopt(Process process) throws IOException {
        var made = Library.JOBS.CreateJobObject(null, null);
        if (made == null) {
            throw new IOException("no job object: error " + Native.getLastError());
        }
        job = made;
        var limits = new Limits();
        limits.limitFlags = KILL_ON_CLOSE | LIMIT_PRIORITY;
        limits.priorityClass = BELOW_NORMAL;
        var handle = Kernel32.INSTANCE.OpenProcess(
                WinNT.PROCESS_SET_QUOTA | WinNT.PROCESS_TERMINATE, false, (int) process.pid());
        try {
            if (handle == null
                    || !Library.JOBS.SetInformationJobObject(made, EXTENDED_LIMITS, limits, limits.size())
                    || !Library.JOBS.AssignProcessToJobObject(made, handle)) {
                throw new IOException("not in the job object: error " + Native.getLastError());
            }
        } finally {
            if (handle != null) {
                Kernel32.INSTANCE.CloseHandle(handle);
            }
        }
    }

    @Override
    public void look() {
        // The job knows its members.
    }

    @Override
    public void end() {
        if (job != null) {
            Library.JOBS.TerminateJobObject(job, ENDED_BY_US);
        }
    }

    @Override
    public void close() {
        if (job != null) {
            Kernel32.INSTANCE.CloseHandle(job);
            job = null;
        }
    }
}
