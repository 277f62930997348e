/** The pages of the knowledge base: the team's and the portal's. */
@NullMarked
package mx.lanet.helpdesk.knowledge.internal;

import org.jspecify.annotations.NullMarked;
