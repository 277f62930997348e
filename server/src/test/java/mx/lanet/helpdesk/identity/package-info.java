@NullMarked
package mx.lanet.helpdesk.identity;

import org.jspecify.annotations.NullMarked;
