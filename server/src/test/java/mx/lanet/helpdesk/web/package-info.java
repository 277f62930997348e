@NullMarked
package mx.lanet.helpdesk.web;

import org.jspecify.annotations.NullMarked;
