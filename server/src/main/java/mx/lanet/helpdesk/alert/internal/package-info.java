@NullMarked
package mx.lanet.helpdesk.alert.internal;

import org.jspecify.annotations.NullMarked;
