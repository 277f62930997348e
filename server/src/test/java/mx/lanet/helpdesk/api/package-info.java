@NullMarked
package mx.lanet.helpdesk.api;

import org.jspecify.annotations.NullMarked;
