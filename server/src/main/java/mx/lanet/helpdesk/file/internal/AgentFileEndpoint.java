package mx.lanet.helpdesk.file.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.file.Library;
import mx.lanet.helpdesk.file.LibraryFile;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.ForAgents;
import mx.lanet.helpdesk.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a machine may fetch from the library: {@code docs/agent-api.md} has the contract. */
@RestController
@RequestMapping("/api/files")
class AgentFileEndpoint {
    private final Library library;
    private final RangedAnswer answer;

    AgentFileEndpoint(Library library, RangedAnswer answer) {
        this.library = library;
        this.answer = answer;
    }

    @ForAgents
    @GetMapping
    Map<String, Object> list(Agent agent) {
        return Map.of(
                "success",
                true,
                "data",
                Map.of(
                        "files",
                        library.ofMachine(agent).stream()
                                .map(AgentFileEndpoint::told)
                                .toList()));
    }

    private static Map<String, @Nullable Object> told(LibraryFile file) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("id", file.newest().contentId());
        told.put("name", file.name());
        told.put("folder", file.folder());
        told.put("description", file.description());
        told.put("version", file.newest().version());
        told.put("size", file.newest().sizeBytes());
        told.put("sha256", file.newest().sha256());
        told.put("media_type", file.newest().mediaType());
        told.put("updated_at", file.newest().madeAt());
        return told;
    }

    @ForAgents
    @GetMapping("/{content}/content")
    void content(Agent agent, @PathVariable String content, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer.give(library.forMachine(agent, id(content)), request, response);
    }

    /** What is no id names no file. */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw Problem.notFound().refusal();
        }
    }
}
