/**
 * The knowledge base: articles of the house and of single clients, in Spanish and English.
 *
 * <p>{@link mx.lanet.helpdesk.knowledge.Articles} finds and reads what a person may see, and publishes; {@link
 * mx.lanet.helpdesk.knowledge.ArticleDrafts} keeps what its author has not published; {@link
 * mx.lanet.helpdesk.knowledge.Readers} counts whom an article helped. What the clients' people may read is decided in the database
 * ({@code R__articles.sql}) and nowhere else. The tickets' pages know this feature by its addresses only.
 */
@ApplicationModule(
        allowedDependencies = {
            "api",
            "audit",
            "client",
            "shared",
            "ticket",
            "ticket :: category",
            "ticket :: file",
            "ticket :: reply",
            "ticket :: text",
            "ticket :: view",
            "web"
        })
@NullMarked
package mx.lanet.helpdesk.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
