/** What the agent keeps on disk: its folder, its identity, and the SQLite database with the queue. */
@NullMarked
package mx.lanet.agent.store;

import org.jspecify.annotations.NullMarked;
