@NullMarked
package mx.lanet.helpdesk.asset;

import org.jspecify.annotations.NullMarked;
