@NullMarked
package mx.lanet.helpdesk.inventory;

import org.jspecify.annotations.NullMarked;
