@NullMarked
package mx.lanet.helpdesk.console.internal;

import org.jspecify.annotations.NullMarked;
