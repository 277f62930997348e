@NullMarked
package mx.lanet.helpdesk.file;

import org.jspecify.annotations.NullMarked;
