@NullMarked
package mx.lanet.helpdesk.apikey;

import org.jspecify.annotations.NullMarked;
