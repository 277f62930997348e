@NullMarked
package mx.lanet.helpdesk.setting;

import org.jspecify.annotations.NullMarked;
