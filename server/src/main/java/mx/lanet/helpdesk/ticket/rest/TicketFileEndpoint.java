package mx.lanet.helpdesk.ticket.rest;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.REQUESTER;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.helpdesk.api.ApiEndpoint;
import mx.lanet.helpdesk.api.IdempotencyKey;
import mx.lanet.helpdesk.shared.ForKeys;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.KeyScope;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Attachment;
import mx.lanet.helpdesk.ticket.Attachments;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.file.FileAnswers;
import mx.lanet.helpdesk.ticket.internal.TicketAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;

/** A ticket's files. */
@ApiEndpoint
@RequestMapping("/api/v1/tickets/{ticket}/attachments")
@Tag(name = "Tickets")
class TicketFileEndpoint {
    private final TicketAddress addresses;
    private final Attachments attachments;
    private final FileAnswers answers;

    TicketFileEndpoint(TicketAddress addresses, Attachments attachments, FileAnswers answers) {
        this.addresses = addresses;
        this.attachments = attachments;
        this.answers = answers;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @ForKeys(KeyScope.TICKETS_WRITE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "attachFile", summary = "Attach a file: what may be attached is decided by its content")
    TicketView.File attach(
            Person person,
            @Parameter(description = TicketEndpoint.WHICH) @PathVariable String ticket,
            @Parameter(description = "only the team sees it; for the team") @RequestParam(defaultValue = "false")
                    boolean internal,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestPart MultipartFile file)
            throws IOException {
        String checked = IdempotencyKey.of(key);
        Ticket found = addresses.find(person, ticket);
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        try (InputStream content = file.getInputStream()) {
            return TicketView.File.of(attachments.add(
                    person, found.ticketId(), new Attachments.Upload(name, content, internal, null, checked)));
        }
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @ForKeys(KeyScope.TICKETS_READ)
    @GetMapping(value = "/{attachment}", produces = MediaType.ALL_VALUE)
    @Operation(operationId = "getAttachment", summary = "The file, as it came")
    ResponseEntity<Resource> whole(
            Person person,
            @Parameter(description = TicketEndpoint.WHICH) @PathVariable String ticket,
            @PathVariable UUID attachment)
            throws IOException {
        Ticket found = addresses.find(person, ticket);
        Attachment file = attachments.get(person, found.ticketId(), attachment);
        return answers.whole(file.stored(), file.fileName());
    }
}
