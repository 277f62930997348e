/** Pages over the inventories of all machines that a person may see: software, changes, watch lists, duplicates, life. */
@NullMarked
package mx.lanet.helpdesk.console.inventory;

import org.jspecify.annotations.NullMarked;
