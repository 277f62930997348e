@NullMarked
package mx.lanet.helpdesk.console.live;

import org.jspecify.annotations.NullMarked;
