@NullMarked
package mx.lanet.helpdesk.webhook;

import org.jspecify.annotations.NullMarked;
