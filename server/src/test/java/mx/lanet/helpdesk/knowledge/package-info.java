@NullMarked
package mx.lanet.helpdesk.knowledge;

import org.jspecify.annotations.NullMarked;
