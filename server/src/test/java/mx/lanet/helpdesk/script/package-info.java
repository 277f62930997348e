@NullMarked
package mx.lanet.helpdesk.script;

import org.jspecify.annotations.NullMarked;
