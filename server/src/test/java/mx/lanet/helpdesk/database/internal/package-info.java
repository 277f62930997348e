@NullMarked
package mx.lanet.helpdesk.database.internal;

import org.jspecify.annotations.NullMarked;
