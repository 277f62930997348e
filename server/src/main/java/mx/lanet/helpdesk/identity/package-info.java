/**
 * People with a login: users, roles, passwords, sessions, and which technician serves which client.
 */
@NullMarked
package mx.lanet.helpdesk.identity;

import org.jspecify.annotations.NullMarked;
