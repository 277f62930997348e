@NullMarked
package mx.lanet.helpdesk.shared.internal;

import org.jspecify.annotations.NullMarked;
