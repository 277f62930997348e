/**
 * Everything that is said to the server: HTTP, tokens, registration, and how long to wait after a failure.
 */
@NullMarked
package mx.lanet.agent.link;

import org.jspecify.annotations.NullMarked;
