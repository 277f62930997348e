/**
 * The agent's settings: each with a name, a default and a sentence, read in layers of growing rank.
 */
@NullMarked
package mx.lanet.agent.setting;

import org.jspecify.annotations.NullMarked;
