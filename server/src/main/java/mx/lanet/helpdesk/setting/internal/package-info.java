@NullMarked
package mx.lanet.helpdesk.setting.internal;

import org.jspecify.annotations.NullMarked;
