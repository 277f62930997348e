package mx.lanet.helpdesk.file.internal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.file.FileVersion;
import mx.lanet.helpdesk.file.LibraryFile;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Tab;

/** What the pages of the library show. */
public sealed interface LibraryPage {
    /**
     * The list.
     *
     * @param owners names of the files' clients
     * @param sites names of the files' sites
     */
    record Listed(
            List<LibraryFile> rows,
            Pager pager,
            String search,
            String folder,
            List<Tab> folders,
            Map<UUID, String> owners,
            Map<UUID, String> sites,
            boolean mayKeep)
            implements LibraryPage {
        public boolean isNarrowed() {
            return !search.isEmpty() || !folder.isEmpty();
        }

        public Map<String, String> kept() {
            return folder.isEmpty() ? Map.of() : Map.of("folder", folder);
        }

        public String withoutFolder() {
            return mx.lanet.helpdesk.web.Address.of("/library")
                    .with("q", search)
                    .toString();
        }

        public String owner(LibraryFile file) {
            return owners.getOrDefault(file.clientId(), "");
        }

        public String site(LibraryFile file) {
            UUID site = file.siteId();
            return site == null ? "" : sites.getOrDefault(site, "");
        }
    }

    /** The form that takes files. */
    record Put(Form form, List<Choice> owners, List<Choice> sites, List<String> folders, String maxSize, long maxBytes)
            implements LibraryPage {}

    /** One file. */
    record One(
            LibraryFile file,
            String owner,
            String site,
            List<FileVersion> versions,
            Form form,
            boolean mayKeep,
            boolean maySend)
            implements LibraryPage {
        public String path() {
            return "/library/" + file.fileId();
        }
    }

    /** A client's own, for its people. */
    record Portal(List<LibraryFile> rows, Pager pager, String search, String clientName) implements LibraryPage {}

    /** Where a version is fetched. */
    static String content(FileVersion version) {
        return "/library/content/" + version.contentId();
    }
}
