@NullMarked
package mx.lanet.helpdesk.chat.internal;

import org.jspecify.annotations.NullMarked;
