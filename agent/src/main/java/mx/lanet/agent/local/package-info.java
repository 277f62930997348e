/**
 * The channel between the service and the programs of the people who sit at this machine: an HTTP server on 127.0.0.1
 * with verbs that carry neither a path nor an address nor a command, and its client. Who calls is known by a key that
 * only that person's programs can read.
 */
@NullMarked
package mx.lanet.agent.local;

import org.jspecify.annotations.NullMarked;
