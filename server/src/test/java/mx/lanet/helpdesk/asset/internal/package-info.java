@NullMarked
package mx.lanet.helpdesk.asset.internal;

import org.jspecify.annotations.NullMarked;
