/** Speaks to the agent's service as the person of this session. */
@NullMarked
package mx.lanet.desktop.link;

import org.jspecify.annotations.NullMarked;
