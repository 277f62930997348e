package mx.lanet.helpdesk.identity.internal;

import static mx.lanet.helpdesk.web.Answer.seeOther;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.UUID;
import mx.lanet.helpdesk.identity.Photos;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** One's own picture, and everybody's as it is shown. */
@Controller
class PhotoPages {
    private final Photos photos;

    PhotoPages(Photos photos) {
        this.photos = photos;
    }

    /** The address carries the version, so that a browser asks once for each. */
    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN, Role.REQUESTER})
    @GetMapping("/users/{userId}/photo")
    ResponseEntity<byte[]> photo(Person person, @PathVariable UUID userId) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePrivate())
                .body(photos.of(person, userId));
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN, Role.REQUESTER})
    @PostMapping("/profile/photo")
    Answer change(Person person, @RequestParam(required = false) @Nullable MultipartFile photo) throws IOException {
        if (photo == null || photo.isEmpty()) {
            return seeOther("/profile").with(Flash.warn("identity.flash.photo-choose"));
        }
        try (InputStream content = photo.getInputStream()) {
            photos.change(person, content.readNBytes(Photos.MOST_BYTES + 1));
        } catch (Refusal refusal) {
            if (refusal.problem().errors().isEmpty()) {
                throw refusal;
            }
            FieldError error = refusal.problem().errors().getFirst();
            return seeOther("/profile")
                    .with(Flash.bad("field." + error.code(), error.arguments().toArray()));
        }
        return seeOther("/profile").with(Flash.ok("identity.flash.photo"));
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN, Role.REQUESTER})
    @PostMapping("/profile/photo/remove")
    Answer remove(Person person) {
        photos.remove(person);
        return seeOther("/profile").with(Flash.ok("identity.flash.photo-removed"));
    }
}
